package dev.stoa.system;

import dev.stoa.testsupport.TestBroker;
import dev.stoa.testsupport.TestDatabase;
import dev.stoa.testsupport.TestServers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// An API and workers, started from the built jars with a database and queues of their own.
final class Installation implements AutoCloseable {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private final TestDatabase database = TestServers.postgres();
    private final TestBroker broker = TestServers.rabbit();
    private final Path folder;
    private final int port = freePort();
    private final List<Service> workers = new ArrayList<>();
    private final Service api;
    private final Client client;

    /// Starts the API and waits until it answers.
    Installation(Path folder) {
        this.folder = folder;
        broker.deleteQueues(broker.prefix() + ".tickets.default");
        broker.deleteExchanges(broker.prefix() + ".events", broker.prefix() + ".control");
        this.api =
                new Service("api", jar("api-service"), folder, environment(Map.of("STOA_PORT", String.valueOf(port))));
        this.client = new Client(port);
        try {
            client.awaitHealth(Duration.ofMinutes(3), api);
        } catch (RuntimeException e) {
            // Nobody holds what has not been made, to close it.
            close();
            throw e;
        }
    }

    Client client() {
        return client;
    }

    /// Where the API and the web site are, without a slash at the end.
    String url() {
        return "http://127.0.0.1:" + port;
    }

    TestDatabase database() {
        return database;
    }

    /// Starts one more worker; all share one folder, as several on one machine do.
    Service startWorker(int slots) {
        Service worker = new Service(
                "worker-" + (workers.size() + 1),
                jar("worker-service"),
                folder,
                environment(Map.of(
                        "STOA_WORKER_SLOTS", String.valueOf(slots),
                        "STOA_WORKER_FOLDER", folder.resolve("cache").toString(),
                        "STOA_RUNNER_PYTHON", System.getenv().getOrDefault("STOA_RUNNER_PYTHON", "python3"))));
        workers.add(worker);
        return worker;
    }

    @Override
    public void close() {
        workers.forEach(Service::close);
        api.close();
        broker.close();
        database.close();
    }

    private Map<String, String> environment(Map<String, String> own) {
        Map<String, String> environment = new LinkedHashMap<>(Map.of(
                "STOA_POSTGRES_URL", database.jdbcUrl(),
                "STOA_POSTGRES_USER", database.username(),
                "STOA_POSTGRES_PASSWORD", database.password(),
                "STOA_RABBITMQ_URL", broker.uri().toString(),
                "STOA_BROKER_PREFIX", broker.prefix(),
                "STOA_SOURCE_SCHEMES", "https,file",
                "STOA_LEASE_DURATION", "4s",
                "STOA_LEASE_HEARTBEAT", "1s",
                "STOA_LEASE_SWEEP_INTERVAL", "1s"));
        environment.putAll(own);
        return environment;
    }

    private static Path jar(String module) {
        Path jar = ROOT.resolve(module).resolve("target").resolve(module + "-0.1.0-SNAPSHOT.jar");
        if (!jar.toFile().isFile()) {
            throw new IllegalStateException("There is no " + jar + "; build it with mvn package.");
        }
        return jar;
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
