package dev.stoa.system;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/// An installation to which things are done. Each worker is on a host of its own where that is to be had. What is done
/// to
/// one part waits until that part has been put right; different parts may be broken at the same time. For one thread.
final class FaultyInstallation implements AutoCloseable {
    private static final String QUEUE = "stoa.tickets.default";
    private static final int SLOTS = 3;
    private static final Duration LONGER_THAN_A_LEASE = Duration.ofSeconds(7);

    private static final int MOST_STARTS = 5;

    private final PrivatePostgres postgres;
    private final PrivateRabbit rabbit;
    private final Installation installation;
    /// By worker; empty where hosts are not to be had.
    private final List<Wires> hosts = new ArrayList<>();
    private final List<Service> workers = new CopyOnWriteArrayList<>();
    private final ExecutorService doers = Executors.newVirtualThreadPerTaskExecutor();
    /// Part of the installation to what is being done to it.
    private final Map<String, Future<?>> underWay = new HashMap<>();
    private final List<Event> events = new CopyOnWriteArrayList<>();

    /// Something that has happened, for the times of recovery.
    ///
    /// @param worker the id of the worker it happened to; empty where it is not about one
    record Event(Fault.Kind kind, String worker, Instant at) {}

    /// Starts everything.
    FaultyInstallation(Path folder, int count) {
        boolean wires = Wires.areToBeHad();
        postgres = new PrivatePostgres(wires ? new String[] {Wires.network()} : new String[0]);
        rabbit = new PrivateRabbit(folder.resolve("rabbit"), wires ? "0.0.0.0" : "127.0.0.1");
        installation = new Installation(folder, postgres, rabbit);
        for (int i = 0; i < count; i++) {
            if (wires) {
                hosts.add(new Wires(i));
            }
            workers.add(startedWorker(i));
        }
        client().awaitWorkers(count);
    }

    Client client() {
        return installation.client();
    }

    PrivatePostgres postgres() {
        return postgres;
    }

    PrivateRabbit rabbit() {
        return rabbit;
    }

    /// When workers were killed, and when the database and the broker were there again.
    List<Event> events() {
        return List.copyOf(events);
    }

    List<Service> workers() {
        return List.copyOf(workers);
    }

    /// Does a thing; returns when it has begun.
    void begin(Fault fault) throws InterruptedException {
        String part = partOf(fault);
        await(underWay.get(part));
        underWay.put(part, doers.submit(() -> {
            act(fault);
            return null;
        }));
    }

    /// Waits until everything has been put right, and fails if that could not be done.
    void awaitWhole() throws InterruptedException {
        for (Future<?> doing : underWay.values()) {
            await(doing);
        }
        client().awaitDatabase();
        client().awaitWorkers(workers.size());
    }

    /// Asks all workers to end, and waits for that.
    void stopWorkers() throws InterruptedException {
        for (Service worker : workers) {
            if (!worker.stop()) {
                throw new IllegalStateException(worker + " does not end:\n" + worker.log());
            }
        }
    }

    /// What still goes on on the workers' hosts; empty where they have none of their own.
    List<Long> processesOnHosts() {
        return hosts.stream().flatMap(host -> host.processes().stream()).toList();
    }

    private static void await(@Nullable Future<?> doing) throws InterruptedException {
        if (doing != null) {
            try {
                doing.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException(e.getCause());
            }
        }
    }

    private static String partOf(Fault fault) {
        return switch (fault.kind()) {
            case KILL_WORKER, REPLACE_WORKER, PAUSE_WORKER, CUT_WORKER_FROM_DATABASE, CUT_WORKER_FROM_BROKER ->
                "worker " + fault.worker();
            case KILL_API -> "api";
            case KILL_BROKER, PURGE_QUEUE, DELETE_QUEUE, POISON -> "broker";
            case CRASH_DATABASE, RESTART_DATABASE, CLOSE_CONNECTIONS -> "database";
        };
    }

    private void act(Fault fault) throws Exception {
        int worker = fault.worker();
        switch (fault.kind()) {
            case KILL_WORKER -> {
                happened(fault, workers.get(worker).toString());
                workers.get(worker).kill();
                Thread.sleep(fault.hold());
                workers.set(worker, startedWorker(worker));
            }
            case REPLACE_WORKER -> {
                if (!workers.get(worker).stop()) {
                    throw new IllegalStateException(workers.get(worker) + " does not end");
                }
                Thread.sleep(fault.hold());
                workers.set(worker, startedWorker(worker));
            }
            case PAUSE_WORKER -> {
                Processes.signal(workers.get(worker).pid(), "STOP");
                Thread.sleep(LONGER_THAN_A_LEASE.plus(fault.hold()));
                Processes.signal(workers.get(worker).pid(), "CONT");
            }
            case CUT_WORKER_FROM_DATABASE -> pull(hosts.get(worker).database(), fault.hold());
            case CUT_WORKER_FROM_BROKER -> pull(hosts.get(worker).broker(), fault.hold());
            case KILL_API -> {
                installation.api().kill();
                Thread.sleep(fault.hold());
                restartApi();
            }
            case KILL_BROKER -> {
                rabbit.kill();
                Thread.sleep(fault.hold());
                rabbit.start();
                happened(fault, "");
            }
            case CRASH_DATABASE, RESTART_DATABASE -> {
                if (fault.kind() == Fault.Kind.CRASH_DATABASE) {
                    postgres.crash();
                } else {
                    postgres.stop();
                }
                Thread.sleep(fault.hold());
                postgres.start();
                happened(fault, "");
            }
            case CLOSE_CONNECTIONS ->
                postgres.sql()
                        .sql("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
                                + " WHERE pid <> pg_backend_pid() AND backend_type = 'client backend'")
                        .query(Long.class)
                        .single();
            case PURGE_QUEUE -> insist(channel -> channel.queuePurge(QUEUE));
            case DELETE_QUEUE -> insist(channel -> channel.queueDelete(QUEUE));
            case POISON ->
                insist(channel -> channel.basicPublish("", QUEUE, null, "poison".getBytes(StandardCharsets.UTF_8)));
        }
    }

    /// As often as it takes: a queue may be without the process that keeps it just now.
    private void insist(PrivateRabbit.Use use) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofSeconds(1))
                .ignoreExceptions()
                .until(() -> {
                    rabbit.withChannel(use);
                    return true;
                });
    }

    /// As often as it takes, as whatever runs services does: one whose database goes away while it starts ends.
    private void restartApi() {
        for (int attempt = 1; ; attempt++) {
            try {
                installation.restartApi();
                return;
            } catch (IllegalStateException e) {
                if (installation.api().isAlive() || attempt == MOST_STARTS) {
                    throw e;
                }
            }
        }
    }

    private static void pull(Wires.Wire wire, Duration hold) throws InterruptedException {
        wire.pull();
        Thread.sleep(hold);
        wire.plug();
    }

    private void happened(Fault fault, String worker) {
        events.add(new Event(fault.kind(), worker, Instant.now()));
    }

    private Service startedWorker(int number) {
        if (hosts.isEmpty()) {
            return installation.startWorker(SLOTS);
        }
        Wires host = hosts.get(number);
        return installation.startWorker(
                SLOTS, host.seen(postgres, rabbit, installation.addresses()), host.within(), Map.of());
    }

    @Override
    public void close() {
        doers.shutdownNow();
        workers.stream().filter(Service::isAlive).forEach(worker -> Processes.signal(worker.pid(), "CONT"));
        installation.close();
        hosts.forEach(Wires::close);
    }
}
