package dev.stoa.system;

import dev.stoa.testsupport.DatabaseLogin;
import dev.stoa.testsupport.TestBroker;
import dev.stoa.testsupport.TestDatabase;
import dev.stoa.testsupport.TestServers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;

/// An API and workers, started from the built jars with a database and queues of their own.
final class Installation implements AutoCloseable {
    /// What a Git host has to know.
    static final String HOOK_SECRET = "the-secret-of-the-installation";

    /// Of an installation with accounts.
    static final String OPERATOR_TOKEN = "the-operators-token-of-the-installation";

    private static final Map<String, String> WITH_ACCOUNTS =
            Map.of("STOA_AUTH_MODE", "local", "STOA_AUTH_OPERATOR_TOKEN", OPERATOR_TOKEN);

    /// Shorter than an operator's, so that tests need not wait.
    private static final Map<String, String> QUICK = Map.of(
            "STOA_LEASE_DURATION", "6s",
            "STOA_LEASE_HEARTBEAT", "1s",
            "STOA_LEASE_SWEEP_INTERVAL", "1s",
            "STOA_DISPATCH_REFILL_AFTER", "5s",
            "STOA_DISPATCH_REPLACE_AFTER", "5s");

    /// Of all, so that no two have one name.
    private static final AtomicInteger STARTED = new AtomicInteger();

    private final List<AutoCloseable> servers;
    private final ServerAddresses addresses;
    private final Map<String, String> settings;
    private final Function<String, List<String>> commands;
    private final Path folder;
    private final int port = Processes.freePort();
    private final List<Service> workers = new CopyOnWriteArrayList<>();
    private Service api;
    private final Client client;

    /// Starts the API on servers that are there, with a database and queues of its own, and waits until it answers.
    Installation(Path folder) {
        this(folder, Map.of());
    }

    /// The same, with settings of the API's own.
    Installation(Path folder, Map<String, String> settings) {
        this(folder, TestServers.postgres(), TestServers.rabbit(), settings);
    }

    /// The same, where people sign in; its client has the operator's token.
    static Installation withAccounts(Path folder) {
        return new Installation(folder, TestServers.postgres(), TestServers.rabbit(), WITH_ACCOUNTS);
    }

    /// The same, on a database that is filled before the API is started.
    static Installation filled(Path folder, Consumer<TestDatabase> fill) {
        TestDatabase database = TestServers.postgres();
        fill.accept(database);
        return new Installation(folder, database, TestServers.rabbit(), Map.of());
    }

    /// Starts the API on a PostgreSQL of a test's own, which it closes, with queues of its own on the broker that is
    /// there.
    Installation(Path folder, PrivatePostgres postgres) {
        this(folder, postgres, TestServers.rabbit());
    }

    private Installation(Path folder, PrivatePostgres postgres, TestBroker broker) {
        this(
                folder,
                addresses(postgres, broker.uri().toString(), broker.prefix()),
                List.of(broker, postgres),
                Map.of(),
                BuiltService::command);
    }

    private Installation(Path folder, TestDatabase database, TestBroker broker, Map<String, String> settings) {
        this(
                folder,
                new ServerAddresses(
                        database.jdbcUrl(),
                        new DatabaseLogin(database.username(), database.password()),
                        database.api(),
                        database.worker(),
                        broker.uri().toString(),
                        broker.prefix()),
                List.of(broker, database),
                settings,
                BuiltService::command);
        broker.deleteQueues(broker.prefix() + ".tickets.default", broker.prefix() + ".dead-tickets");
        broker.deleteExchanges(broker.prefix() + ".events", broker.prefix() + ".control");
    }

    /// Starts the API on servers of a test's own.
    Installation(Path folder, PrivatePostgres postgres, PrivateRabbit rabbit) {
        this(folder, postgres, rabbit, BuiltService::command);
    }

    /// The same, of another build.
    ///
    /// @param commands what starts `api-service` and `worker-service`
    Installation(Path folder, PrivatePostgres postgres, PrivateRabbit rabbit, Function<String, List<String>> commands) {
        this(folder, addresses(postgres, rabbit.uri(), "stoa"), List.of(rabbit, postgres), Map.of(), commands);
    }

    private Installation(
            Path folder,
            ServerAddresses addresses,
            List<AutoCloseable> servers,
            Map<String, String> settings,
            Function<String, List<String>> commands) {
        this.settings = settings;
        this.commands = commands;
        this.folder = folder;
        this.addresses = addresses;
        this.servers = servers;
        this.client = new Client(port, Optional.ofNullable(settings.get("STOA_AUTH_OPERATOR_TOKEN")));
        this.api = startedApi();
        try {
            client.awaitHealth(Duration.ofMinutes(3), api);
        } catch (RuntimeException e) {
            // Nobody holds what has not been made, to close it.
            close();
            throw e;
        }
    }

    private static ServerAddresses addresses(PrivatePostgres postgres, String rabbitUri, String brokerPrefix) {
        return new ServerAddresses(
                postgres.jdbcUrl(),
                PrivatePostgres.OWNER,
                PrivatePostgres.API,
                PrivatePostgres.WORKER,
                rabbitUri,
                brokerPrefix);
    }

    /// Starts an API of this build on the same servers, which stay this one's to close.
    Installation withThisBuild(Path folder) {
        return new Installation(folder, addresses, List.of(), settings, BuiltService::command);
    }

    Client client() {
        return client;
    }

    /// Where the API and the web site are, without a slash at the end.
    String url() {
        return "http://127.0.0.1:" + port;
    }

    Service api() {
        return api;
    }

    /// Starts the API once more, after it has ended, and waits until it answers.
    void restartApi() {
        api = startedApi();
        client.awaitHealth(Duration.ofMinutes(3), api);
    }

    void restartApiUnlessAlive() {
        if (!api.isAlive()) {
            restartApi();
        }
    }

    private Service startedApi() {
        Map<String, String> own = new LinkedHashMap<>(Map.of(
                "STOA_POSTGRES_OWNER", addresses.owner().username(),
                "STOA_POSTGRES_OWNER_PASSWORD", addresses.owner().password(),
                "STOA_POSTGRES_WORKER", addresses.worker().username(),
                "STOA_PORT", String.valueOf(port),
                "STOA_AUTH_MODE", "none"));
        own.putAll(settings);
        return new Service(
                "api-" + STARTED.incrementAndGet(),
                commands.apply("api-service"),
                folder,
                environment(addresses, addresses.api(), own));
    }

    /// Starts one more worker, whose id is its name here; all share one folder, as several on one machine do.
    Service startWorker(int slots) {
        return startWorker(slots, addresses, List.of(), Map.of());
    }

    /// Starts one more worker, with so many slots for each of these pools.
    Service startWorker(int slots, List<String> pools) {
        for (AutoCloseable server : servers) {
            if (server instanceof TestBroker broker) {
                pools.forEach(pool -> broker.deleteQueues(addresses.brokerPrefix() + ".tickets." + pool));
            }
        }
        return startWorker(slots, addresses, List.of(), Map.of("STOA_WORKER_POOLS", String.join(",", pools)));
    }

    /// Starts one more worker somewhere else.
    ///
    /// @param seen   where the servers are, as seen from there
    /// @param within the command that starts another one there
    /// @param own    what its environment has beside the servers' addresses
    Service startWorker(int slots, ServerAddresses seen, List<String> within, Map<String, String> own) {
        String id = "worker-" + STARTED.incrementAndGet();
        Map<String, String> settings = new LinkedHashMap<>(Map.of(
                "STOA_WORKER_ID", id,
                "STOA_WORKER_SLOTS", String.valueOf(slots),
                "STOA_WORKER_FOLDER", folder.resolve("cache").toString(),
                "STOA_RUNNER_PYTHON", System.getenv().getOrDefault("STOA_RUNNER_PYTHON", "python3")));
        settings.putAll(own);
        Service worker = new Service(
                id, commands.apply("worker-service"), folder, environment(seen, seen.worker(), settings), within);
        workers.add(worker);
        return worker;
    }

    ServerAddresses addresses() {
        return addresses;
    }

    /// Those that were started and not forgotten.
    List<Service> workers() {
        return List.copyOf(workers);
    }

    void forgetEndedWorkers() {
        workers.removeIf(worker -> !worker.isAlive());
    }

    @Override
    public void close() {
        workers.forEach(Service::close);
        api.close();
        for (AutoCloseable server : servers) {
            try {
                server.close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static Map<String, String> environment(
            ServerAddresses addresses, DatabaseLogin login, Map<String, String> own) {
        Map<String, String> environment = new LinkedHashMap<>(Map.of(
                "STOA_POSTGRES_URL",
                addresses.jdbcUrl(),
                "STOA_POSTGRES_USER",
                login.username(),
                "STOA_POSTGRES_PASSWORD",
                login.password(),
                "STOA_RABBITMQ_URL",
                addresses.rabbitUri(),
                "STOA_BROKER_PREFIX",
                addresses.brokerPrefix(),
                "STOA_SOURCE_SCHEMES",
                "https,file",
                "STOA_HOOKS_SECRET",
                HOOK_SECRET,
                "STOA_SECRETS_KEYS",
                "tests:AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE="));
        environment.putAll(QUICK);
        environment.putAll(own);
        return environment;
    }
}
