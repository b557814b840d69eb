package dev.stoa.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stoa.testsupport.GitRepository;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Register, run, watch, read: an API and two workers.
class WholeWayIT {
    @TempDir
    static Path temp;

    private static Installation installation;
    private static GitRepository apps;
    private static Client client;

    @BeforeAll
    static void start() throws IOException {
        installation = new Installation(temp);
        installation.startWorker(4);
        installation.startWorker(4);
        client = installation.client();
        client.awaitWorkers(2);
        apps = CommittedApps.of("deploy/apps", temp.resolve("apps"));
    }

    @AfterAll
    static void stop() {
        apps.close();
        installation.close();
    }

    @Test
    void aStarterAppIsRegisteredRunWatchedAndRead() throws InterruptedException, TimeoutException {
        String app = client.register(apps.url(), "mortality-simulator");
        long runId = client.submit(app, "{\"simulated_seconds\": 1}");

        List<JsonNode> messages = client.watch(runId);

        JsonNode last = messages.getLast();
        assertThat(messages.getFirst().path("status").asString()).isIn("PENDING", "RUNNING");
        assertThat(last.path("status").asString()).isEqualTo("SUCCESS");
        assertThat(last.at("/result/columns").toString()).isEqualTo("[\"Age\",\"Mortality q\",\"Survival\"]");
        assertThat(last.at("/result/summary/Survival at 65").asDouble()).isEqualTo(0.721797);
        assertThat(last.at("/result/table/0").propertyNames()).containsExactly("age", "q", "survival");

        JsonNode run = client.get("/api/runs/" + runId);
        assertThat(run.path("result")).isEqualTo(last.path("result"));
        assertThat(run.path("attempt").asInt()).isEqualTo(1);
        assertThat(client.text("/api/runs/" + runId + "/export/csv")).startsWith("Age,Mortality q,Survival\r\n45,");
        assertThat(client.get("/api/apps/" + app).at("/current_version/status").asString())
                .isEqualTo("READY");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mortality-simulator", "portfolio-pricer", "bond-valuation", "term-assurance"})
    void everyExampleOfTheStarterAppsGivesItsNumbers(String folder) {
        String app = client.register(apps.url(), folder);
        ManifestExamples.assertReproduced(client, app);
    }

    @Test
    void manyRunsAreSharedByTheWorkersAndEachEndsOnce() {
        try (GitRepository repository = GitRepository.create(temp.resolve("square"))
                .file("manifest.json", """
                        {"name": "Square", "inputs": {"x": {"type": "number"}}}""")
                .file("function.py", """
                        import asyncio
                        async def run(inputs: dict) -> dict:
                            await asyncio.sleep(0.05)
                            return {"summary": {"square": inputs["x"] ** 2}}
                        """)
                .commit("first")) {
            String app = client.register(repository.url(), "");
            List<Long> runs = new ArrayList<>();
            for (int x = 0; x < 60; x++) {
                runs.add(client.submit(app, "{\"x\": " + x + "}"));
            }

            Set<String> workers = new HashSet<>();
            for (int x = 0; x < runs.size(); x++) {
                JsonNode run = client.finished(runs.get(x));
                assertThat(run.path("status").asString()).as("%s", run).isEqualTo("SUCCESS");
                assertThat(run.at("/result/summary/square").asInt()).isEqualTo(x * x);
                assertThat(run.path("attempt").asInt()).isEqualTo(1);
                workers.add(run.path("worker").asString());
            }
            assertThat(workers).hasSize(2);
        }
    }

    @Test
    void aWorkerOfTwoPoolsHasSlotsForEach() throws InterruptedException {
        Service worker = installation.startWorker(1, List.of("left", "right"));
        client.awaitWorkers(3);
        String left = sleeperOf("left");
        String right = sleeperOf("right");
        List<Long> filling = List.of(
                client.submit(left, "{\"seconds\": 600}"),
                client.submit(left, "{\"seconds\": 600}"),
                client.submit(left, "{\"seconds\": 600}"));
        client.awaitStatus(filling.getFirst(), "RUNNING");

        JsonNode run = client.run(right, "{\"seconds\": 0}");

        assertThat(run.path("status").asString()).isEqualTo("SUCCESS");
        assertThat(filling)
                .map(id -> client.get("/api/runs/" + id).path("status").asString())
                .containsExactly("RUNNING", "PENDING", "PENDING");
        assertThat(client.get("/api/monitor/workers").valueStream())
                .filteredOn(shown -> shown.path("pools").toString().equals("[\"left\",\"right\"]"))
                .singleElement()
                .satisfies(shown -> assertThat(shown.path("slots").asInt()).isEqualTo(2));
        filling.reversed().forEach(id -> client.post("/api/runs/" + id + "/cancel", "", 202));
        filling.forEach(client::finished);
        worker.close();
        client.awaitWorkers(2);
    }

    private static String sleeperOf(String pool) {
        try (GitRepository repository = GitRepository.create(temp.resolve("sleeper-" + pool))
                .file("manifest.json", """
                        {"name": "Sleeper", "pool": "%s", "inputs": {"seconds": {"type": "number"}}}""".formatted(pool))
                .file("function.py", """
                        import asyncio
                        async def run(inputs: dict) -> dict:
                            await asyncio.sleep(inputs["seconds"])
                            return {"summary": {}}
                        """)
                .commit("first")) {
            return client.register(repository.url(), "");
        }
    }

    @Test
    void aBrokenVersionSaysWhyAndItsRunsAreRefused() {
        try (GitRepository repository = GitRepository.create(temp.resolve("broken"))
                .file("manifest.json", "{\"name\": \"Broken\"}")
                .file("function.py", "def run(inputs):\n    return {}\n")
                .commit("first")) {
            String app = client.register(repository.url(), "");
            // Accepted while the check is under way, or refused once it is known.
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> client.get("/api/apps/" + app)
                            .at("/current_version/status")
                            .asString()
                            .equals("BROKEN"));
            JsonNode refused = client.post("/api/apps/" + app + "/run", "{}", 422);
            assertThat(refused.path("detail").asString())
                    .startsWith("Version 1 of broken is broken, so it cannot be run: ")
                    .contains("async def run");
        }
    }

    @Test
    void theMonitorShowsBothWorkers() {
        assertThat(client.get("/api/monitor/workers")
                        .valueStream()
                        .filter(worker -> worker.path("alive").asBoolean()))
                .hasSize(2)
                .allSatisfy(worker -> assertThat(worker.path("slots").asInt()).isEqualTo(4));
    }
}
