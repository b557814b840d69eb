package dev.stoa.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stoa.testsupport.GitRepository;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// What is done to servers and services here must not lose a run, end one twice or start one without need. The servers
/// are the test's own: a real PostgreSQL and a real RabbitMQ that are killed and started again.
class SurvivalIT {
    @TempDir
    static Path temp;

    private static PrivatePostgres postgres;
    private static PrivateRabbit rabbit;
    private static Installation installation;
    private static Client client;
    private static String app;
    private static GitRepository repository;

    @BeforeAll
    static void start() {
        postgres = new PrivatePostgres();
        rabbit = new PrivateRabbit(temp.resolve("rabbit"));
        installation = new Installation(temp, postgres, rabbit);
        installation.startWorker(2);
        installation.startWorker(2);
        client = installation.client();
        client.awaitWorkers(2);
        repository = GitRepository.create(temp.resolve("sleeper"))
                .file("manifest.json", """
                        {"name": "Sleeper", "inputs": {"seconds": {"type": "number", "default": 0},
                                                       "fails": {"type": "integer", "default": 0}}, "retries": 2}""")
                .file("function.py", """
                        import asyncio, os
                        async def run(inputs: dict) -> dict:
                            print("started", flush=True)
                            await asyncio.sleep(inputs["seconds"])
                            if inputs["fails"]:
                                raise ValueError("as asked")
                            return {"summary": {"pid": os.getpid()}}
                        """)
                .commit("first");
        app = client.register(repository.url(), "");
        assertSucceeded(client.submit(app, "{}"), 1);
    }

    @AfterAll
    static void stop() {
        repository.close();
        installation.close();
    }

    @Test
    void aDatabaseThatIsAwayForLongerThanALeaseCostsTimeOnly() throws InterruptedException {
        List<Long> runs = submit(4, 12);
        runs.forEach(run -> client.awaitStatus(run, "RUNNING"));
        List<Long> waiting = submit(4, 0.2);

        postgres.crash();
        Client.Answer refusal = client.answer("/api/apps/" + app + "/run", "{\"inputs\": {}}");
        assertThat(refusal.status()).isEqualTo(503);
        assertThat(refusal.retryAfter()).isEqualTo("5");
        Thread.sleep(15_000); // two leases and more
        postgres.start();

        runs.forEach(run -> assertSucceeded(run, 1));
        waiting.forEach(run -> assertSucceeded(run, 1));
        assertSucceeded(client.submit(app, "{}"), 1);
    }

    @Test
    void aBrokerThatIsAwayCostsTimeOnly() {
        List<Long> runs = submit(2, 6);
        runs.forEach(run -> client.awaitStatus(run, "RUNNING"));

        rabbit.kill();
        List<Long> waiting = submit(6, 0.2);
        rabbit.start();

        runs.forEach(run -> assertSucceeded(run, 1));
        waiting.forEach(run -> assertSucceeded(run, 1));
    }

    @Test
    void aQueueThatIsPurgedOrDeletedIsFilledAgain() throws Exception {
        List<Long> busy = submit(4, 3);
        busy.forEach(run -> client.awaitStatus(run, "RUNNING"));
        List<Long> purged = submit(6, 0.1);
        rabbit.withChannel(channel -> channel.queuePurge("stoa.tickets.default"));
        purged.forEach(run -> assertSucceeded(run, 1));

        busy = submit(4, 3);
        busy.forEach(run -> client.awaitStatus(run, "RUNNING"));
        List<Long> deleted = submit(6, 0.1);
        rabbit.withChannel(channel -> channel.queueDelete("stoa.tickets.default"));
        deleted.forEach(run -> assertSucceeded(run, 1));
    }

    @Test
    void aPoisonedTicketIsPutAsideAndCounted() throws Exception {
        rabbit.withChannel(channel ->
                channel.basicPublish("", "stoa.tickets.default", null, "poison".getBytes(StandardCharsets.UTF_8)));

        assertSucceeded(client.submit(app, "{}"), 1);
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() ->
                        client.get("/api/monitor/stats").path("dead_tickets").asInt() == 1);
    }

    @Test
    void anApiThatIsKilledBeforeATicketWasPublishedLosesNothing() throws InterruptedException {
        rabbit.kill();
        long run = client.submit(app, "{}");
        installation.api().kill();
        rabbit.start();
        installation.restartApi();

        assertSucceeded(run, 1);
    }

    @Test
    void aWorkerThatComesBackAfterItsLeaseRanOutWritesNothing() {
        long run = client.submit(app, "{\"seconds\": 3}");
        client.awaitStatus(run, "RUNNING");
        Service paused = workerOf(run);
        Processes.signal(paused.pid(), "STOP");
        try {
            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> client.get("/api/runs/" + run).path("attempt").asInt() == 2);
        } finally {
            Processes.signal(paused.pid(), "CONT");
        }

        JsonNode ended = assertSucceeded(run, 2);
        assertThat(ended.at("/attempts/0/end").asString()).isEqualTo("worker_lost");
        assertThat(ended.at("/attempts/1/end").asString()).isEqualTo("success");
        assertThat(ended.at("/attempts/1/worker").asString())
                .isNotEqualTo(ended.at("/attempts/0/worker").asString());
        Awaitility.await("the late one notices")
                .atMost(Duration.ofMinutes(1))
                .until(() -> paused.log().contains("its lease was lost")
                        || paused.log().contains("was refused: the attempt is not the current one"));
        assertThat(client.get("/api/runs/" + run)).isEqualTo(ended);
        client.awaitWorkers(2);
    }

    @Test
    void allWorkersAreReplacedUnderLoadAndNothingIsLostOrRepeated() throws InterruptedException {
        List<Long> runs = submit(60, 0.4);
        for (Service worker : installation.workers()) {
            installation.startWorker(2);
            assertThat(worker.stop()).as(worker.log()).isTrue();
        }
        installation.forgetEndedWorkers();

        runs.forEach(run -> {
            JsonNode ended = client.finished(run);
            assertThat(ended.path("status").asString()).as("%s", ended).isEqualTo("SUCCESS");
            assertThat(ended.path("attempts")
                            .valueStream()
                            .map(attempt -> attempt.path("end").asString()))
                    .as("%s", ended)
                    .containsOnlyOnce("success")
                    .allMatch(end -> end.equals("success") || end.equals("handed_back"));
        });
    }

    @Test
    void aRunningRunIsCancelledWithinTwoSeconds() {
        long run = client.submit(app, "{\"seconds\": 60}");
        client.awaitStatus(run, "RUNNING");
        long asked = System.nanoTime();
        client.post("/api/runs/" + run + "/cancel", "", 202);
        client.awaitStatus(run, "CANCELLED");

        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void anAppThatFailsIsTriedAgainAsOftenAsItsManifestSays() {
        JsonNode run = client.finished(client.submit(app, "{\"fails\": 1}"));

        assertThat(run.path("status").asString()).isEqualTo("FAILED");
        assertThat(run.at("/error/kind").asString()).isEqualTo("app_error");
        assertThat(run.path("attempts")
                        .valueStream()
                        .map(attempt -> attempt.path("end").asString() + " "
                                + attempt.path("message").asString()))
                .containsExactly(
                        "app_error ValueError: as asked",
                        "app_error ValueError: as asked",
                        "app_error ValueError: as asked");
        assertThat(client.text("/api/runs/" + run.path("run_id").asLong() + "/logs"))
                .isEqualTo("started\nstarted\nstarted\n");
    }

    private static List<Long> submit(int count, double seconds) {
        return LongStream.range(0, count)
                .mapToObj(n -> client.submit(app, "{\"seconds\": " + seconds + "}"))
                .toList();
    }

    private static JsonNode assertSucceeded(long run, int attempts) {
        JsonNode ended = client.finished(run);
        assertThat(ended.path("status").asString()).as("%s", ended).isEqualTo("SUCCESS");
        assertThat(ended.path("attempt").asInt()).as("%s", ended).isEqualTo(attempts);
        return ended;
    }

    private static Service workerOf(long run) {
        String id = client.get("/api/runs/" + run).path("worker").asString();
        return installation.workers().stream()
                .filter(worker -> worker.toString().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
