package dev.stoa.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stoa.testsupport.GitRepository;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import tools.jackson.databind.JsonNode;

/// An installation with a PostgreSQL and a RabbitMQ of its own, which may be killed, with two workers and an app that
/// sleeps. One is made for all tests that ask for it as a parameter; each test gets it whole again.
final class SleeperInstallation implements AutoCloseable {
    private static final int WORKERS = 2;
    private static final int SLOTS = 2;
    private static final String FUNCTION = """
            import asyncio, os, signal, subprocess
            async def run(inputs: dict) -> dict:
                print("started", flush=True)
                if inputs["stubborn"]:
                    signal.signal(signal.SIGTERM, signal.SIG_IGN)
                    subprocess.Popen(["sh", "-c", "trap '' TERM; while :; do sleep 1; done", inputs["stubborn"]])
                    print("deaf", flush=True)
                await asyncio.sleep(inputs["seconds"])
                if inputs["fails"]:
                    raise ValueError("as asked")
                return {"summary": {"pid": os.getpid()}, "table": [{"n": n} for n in range(inputs["rows"])]}
            """;

    private final Path folder = KeptFolder.emptied("survival");
    private final PrivatePostgres postgres = new PrivatePostgres(networks());
    private final PrivateRabbit rabbit;
    private final Installation installation;
    private final String app;

    private SleeperInstallation() {
        rabbit = new PrivateRabbit(folder.resolve("rabbit"), Wires.areToBeHad() ? "0.0.0.0" : "127.0.0.1");
        installation = new Installation(folder, postgres, rabbit);
        for (int i = 0; i < WORKERS; i++) {
            installation.startWorker(SLOTS);
        }
        client().awaitWorkers(WORKERS);
        app = register("sleeper", "default");
        assertSucceeded(client().submit(app, "{}"), 1);
    }

    private static String[] networks() {
        return Wires.areToBeHad() ? new String[] {Wires.network()} : new String[0];
    }

    PrivatePostgres postgres() {
        return postgres;
    }

    PrivateRabbit rabbit() {
        return rabbit;
    }

    Installation installation() {
        return installation;
    }

    Client client() {
        return installation.client();
    }

    /// The sleeper's name in addresses. Its inputs are `seconds`, `rows` of its table, whether it `fails`, and a word
    /// for `stubborn` makes it and a child with this word in its command line deaf to SIGTERM.
    String app() {
        return app;
    }

    /// A folder of its own for a test.
    Path folder(String name) {
        return folder.resolve(name);
    }

    /// Registers one more sleeper, whose runs go to workers of a pool.
    String register(String name, String pool) {
        try (GitRepository repository = repository(name, pool)) {
            return register(repository);
        }
    }

    String register(GitRepository repository) {
        return client().register(repository.url(), "");
    }

    GitRepository repository(String name, String pool) {
        return GitRepository.create(folder.resolve(name))
                .file("manifest.json", """
                        {"name": "Sleeper", "retries": 2, "pool": "%s",
                         "inputs": {"seconds": {"type": "number", "default": 0},
                                    "fails": {"type": "integer", "default": 0},
                                    "rows": {"type": "integer", "default": 0},
                                    "stubborn": {"type": "text", "default": ""}}}""".formatted(pool))
                .file("function.py", FUNCTION)
                .commit("first");
    }

    List<Long> submit(int count, double seconds) {
        return LongStream.range(0, count)
                .mapToObj(n -> client().submit(app, "{\"seconds\": " + seconds + "}"))
                .toList();
    }

    JsonNode assertSucceeded(long run, int attempts) {
        JsonNode ended = client().finished(run);
        assertThat(ended.path("status").asString()).as("%s", ended).isEqualTo("SUCCESS");
        assertThat(ended.path("attempt").asInt()).as("%s", ended).isEqualTo(attempts);
        return ended;
    }

    Service workerOf(long run) {
        String id = client().get("/api/runs/" + run).path("worker").asString();
        return installation.workers().stream()
                .filter(worker -> worker.toString().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /// Starts a worker of another pool, with settings of its own.
    Service startWorker(String pool, Map<String, String> settings) {
        return installation.startWorker(SLOTS, installation.addresses(), List.of(), withPool(pool, settings));
    }

    static Map<String, String> withPool(String pool, Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("STOA_WORKER_POOLS", pool);
        return all;
    }

    /// Puts right what a test that failed in the middle has left.
    private SleeperInstallation whole() {
        postgres.startUnlessRunning();
        rabbit.startUnlessRunning();
        installation.restartApiUnlessAlive();
        installation.forgetEndedWorkers();
        if (installation.workers().size() != WORKERS) {
            installation.workers().forEach(Service::close);
            installation.forgetEndedWorkers();
            for (int i = 0; i < WORKERS; i++) {
                installation.startWorker(SLOTS);
            }
        }
        client().awaitWorkers(WORKERS);
        return this;
    }

    @Override
    public void close() {
        installation.close();
    }

    /// Hands it to the tests.
    static final class Resolver implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == SleeperInstallation.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(ExtensionContext.Namespace.GLOBAL)
                    .computeIfAbsent(
                            SleeperInstallation.class, ignored -> new SleeperInstallation(), SleeperInstallation.class)
                    .whole();
        }
    }
}
