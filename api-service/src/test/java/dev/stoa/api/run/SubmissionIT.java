package dev.stoa.api.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stoa.api.support.ApiClient.Answer;
import dev.stoa.api.support.ApiTest;
import dev.stoa.contracts.message.Ticket;
import dev.stoa.contracts.message.WorkerEvent;
import dev.stoa.contracts.run.ErrorKind;
import dev.stoa.contracts.run.RunError;
import dev.stoa.testsupport.GitRepository;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class SubmissionIT extends ApiTest {

    @Test
    void aRunIsRecordedWithItsDefaultsAndItsTicketPublished() {
        String app = readyApp();
        nextTicket(); // the check's

        Answer answer = api.post("/api/apps/" + app + "/run", "{\"inputs\": {}}");

        assertThat(answer.status()).isEqualTo(202);
        long runId = answer.json().path("run_id").asLong();
        assertThat(answer.body()).isEqualTo("{\"run_id\":%d,\"status\":\"PENDING\"}".formatted(runId));
        assertThat(answer.header("Location")).isEqualTo("/api/runs/" + runId);
        assertThat(nextTicket()).isEqualTo(Ticket.forRun(runId));
        assertThat(api.get("/api/runs/" + runId).json().path("inputs").toString())
                .isEqualTo("{\"age\":45}");
    }

    @Test
    void aBodyWithoutInputsTakesTheDefaults() {
        assertThat(api.post("/api/apps/" + readyApp() + "/run", "{}").status()).isEqualTo(202);
    }

    @Test
    void decimalsStayExact() {
        String app = readyApp();
        long runId = submit(app, "{\"age\": 45.10}");

        assertThat(api.get("/api/runs/" + runId).json().at("/inputs/age").decimalValue())
                .isEqualByComparingTo("45.10");
    }

    @Test
    void runsOfAVersionThatIsBeingCheckedWaitForIt() {
        try (GitRepository repository = repository("mortality", "{\"name\": \"M\"}")) {
            long version = api.register(repository.url())
                    .json()
                    .at("/latest_version/id")
                    .asLong();
            nextTicket(); // the check's
            long runId = submit("mortality", "{}");
            assertThat(rabbit.receive(ticketQueue(), 300)).isNull();

            worker.checks(version);
            worker.tells(new WorkerEvent(WorkerEvent.Kind.VERSION_CHECKED, version));

            assertThat(nextTicket()).isEqualTo(Ticket.forRun(runId));
        }
    }

    @Test
    void runsOfABrokenVersionAreRefusedAndThoseThatWaitedFailWithItsReason() {
        try (GitRepository repository = repository("mortality", "{\"name\": \"M\"}")) {
            long version = api.register(repository.url())
                    .json()
                    .at("/latest_version/id")
                    .asLong();
            long waiting = submit("mortality", "{}");

            worker.breaks(version, new RunError(ErrorKind.LOAD_ERROR, "function.py has no `async def run(inputs)`."));
            worker.tells(new WorkerEvent(WorkerEvent.Kind.VERSION_CHECKED, version));

            Awaitility.await()
                    .atMost(Duration.ofSeconds(5))
                    .untilAsserted(() -> assertThat(api.get("/api/runs/" + waiting)
                                    .json()
                                    .path("status")
                                    .asString())
                            .isEqualTo("FAILED"));
            assertThat(api.get("/api/runs/" + waiting).json().path("error").toString())
                    .isEqualTo("{\"kind\":\"load_error\",\"message\":\"function.py has no `async def run(inputs)`.\"}");
            Answer refused = api.post("/api/apps/mortality/run", "{}");
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.json().path("detail").asString())
                    .isEqualTo("Version 1 of mortality is broken, so it cannot be run: function.py has no `async def"
                            + " run(inputs)`.");
        }
    }

    @Test
    void aRepeatWithTheSameKeyReturnsTheFirstRun() {
        String app = readyApp();
        Answer first = api.post("/api/apps/" + app + "/run", "{\"inputs\": {\"age\": 50}}", "Idempotency-Key", "abc");

        Answer repeat = api.post("/api/apps/" + app + "/run", "{\"inputs\": {\"age\": 50}}", "Idempotency-Key", "abc");

        assertThat(repeat.status()).isEqualTo(202);
        assertThat(repeat.body()).isEqualTo(first.body());
        assertThat(api.get("/api/runs").json()).hasSize(1);
    }

    @Test
    void aRepeatIsToldByWhatWasSentNotByTheDefaultsOfTheDay() {
        String app = readyApp();
        Answer first = api.post("/api/apps/" + app + "/run", "{}", "Idempotency-Key", "abc");
        database.sql("UPDATE job_runs SET inputs = '{\"age\": 99}'").update();

        assertThat(api.post("/api/apps/" + app + "/run", "{}", "Idempotency-Key", "abc")
                        .body())
                .isEqualTo(first.body());
    }

    @Test
    void wholeNumbersReachTheFunctionAsWholeNumbers() {
        String app = readyApp("count", "{\"name\": \"C\", \"inputs\": {\"n\": {\"type\": \"integer\"}}}");
        long runId = submit(app, "{\"n\": 5.0}");

        assertThat(api.get("/api/runs/" + runId).json().path("inputs").toString())
                .isEqualTo("{\"n\":5}");
    }

    @Test
    void theSameKeyForOtherInputsIsRefused() {
        String app = readyApp();
        long runId = api.post("/api/apps/" + app + "/run", "{\"inputs\": {\"age\": 50}}", "Idempotency-Key", "abc")
                .json()
                .path("run_id")
                .asLong();

        Answer other = api.post("/api/apps/" + app + "/run", "{\"inputs\": {\"age\": 51}}", "Idempotency-Key", "abc");

        assertThat(other.status()).isEqualTo(422);
        assertThat(other.json().path("detail").asString())
                .isEqualTo(
                        "Idempotency-Key \"abc\" was used for run %d, which had other inputs. Use a new key for new inputs."
                                .formatted(runId));
    }

    @Test
    void theSameKeySentTwentyTimesAtOnceMakesOneRun() throws InterruptedException {
        String app = readyApp();
        Set<String> bodies = ConcurrentHashMap.newKeySet();
        Thread[] callers = new Thread[20];
        for (int i = 0; i < callers.length; i++) {
            callers[i] = Thread.startVirtualThread(
                    () -> bodies.add(api.post("/api/apps/" + app + "/run", "{}", "Idempotency-Key", "once")
                            .body()));
        }
        for (Thread caller : callers) {
            caller.join();
        }
        assertThat(bodies).hasSize(1).allSatisfy(body -> assertThat(body).contains("\"run_id\":"));
        assertThat(api.get("/api/runs").json()).hasSize(1);
    }

    @Test
    void manyAtOnceWaitForTheirTurnAndLeaveRoomForOthers() throws Exception {
        String app = readyApp();
        List<Integer> statuses = Collections.synchronizedList(new ArrayList<>());
        List<Thread> callers = new ArrayList<>();
        try (Connection slow = connection();
                Statement statement = slow.createStatement()) {
            slow.setAutoCommit(false);
            statement.execute("LOCK TABLE job_runs IN EXCLUSIVE MODE"); // reads go on
            for (int i = 0; i < 100; i++) {
                callers.add(Thread.startVirtualThread(() ->
                        statuses.add(api.post("/api/apps/" + app + "/run", "{}").status())));
            }
            Thread.sleep(6_000); // longer than anybody waits for a connection
            assertThat(api.get("/api/apps").status()).isEqualTo(200);
            assertThat(statuses).isEmpty();
            slow.rollback();
        }
        for (Thread caller : callers) {
            caller.join();
        }
        assertThat(statuses).hasSize(100).containsOnly(202);
    }

    @Test
    void waitAnswersWithTheFinishedRunAsSoonAsItEnds() {
        String app = readyApp();
        Thread.startVirtualThread(() -> {
            Awaitility.await().until(() -> api.get("/api/runs").json().size() == 1);
            long runId = api.get("/api/runs").json().get(0).path("run_id").asLong();
            worker.claims(runId);
            worker.succeeds(runId, "{\"summary\": {\"a\": 1}}", null);
            worker.tells(new WorkerEvent(WorkerEvent.Kind.RUN_FINISHED, runId));
        });

        Answer answer = api.post("/api/apps/" + app + "/run", "{}", "Prefer", "wait=10");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Preference-Applied")).isEqualTo("wait=10");
        assertThat(answer.json().path("status").asString()).isEqualTo("SUCCESS");
        assertThat(answer.json().path("result").toString()).isEqualTo("{\"summary\":{\"a\":1}}");
    }

    @Test
    void waitAnswers202WhenTheRunTakesLonger() {
        long before = System.nanoTime();

        Answer answer = api.post("/api/apps/" + readyApp() + "/run", "{}", "Prefer", "wait=1");

        assertThat(answer.status()).isEqualTo(202);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofSeconds(1));
    }

    @Test
    void waitLearnsOfTheEndEvenWhenTheWorkersEventIsLost() {
        String app = readyApp();
        Thread.startVirtualThread(() -> {
            Awaitility.await().until(() -> api.get("/api/runs").json().size() == 1);
            long runId = api.get("/api/runs").json().get(0).path("run_id").asLong();
            worker.claims(runId);
            worker.fails(runId, new RunError(ErrorKind.APP_ERROR, "ValueError: x"));
        });

        Answer answer = api.post("/api/apps/" + app + "/run", "{}", "Prefer", "respond-async, wait=10");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().at("/error/kind").asString()).isEqualTo("app_error");
    }

    @Test
    void validateSaysWhatIsWrongAndRecordsNothing() {
        String app = readyApp();

        assertThat(api.post("/api/apps/" + app + "/validate", "{\"inputs\": {\"age\": 50}}")
                        .body())
                .isEqualTo("{\"valid\":true,\"errors\":[]}");
        assertThat(api.post("/api/apps/" + app + "/validate", "{\"inputs\": {\"age\": 5}}")
                        .body())
                .isEqualTo(
                        "{\"valid\":false,\"errors\":[{\"pointer\":\"/inputs/age\",\"detail\":\"age must be at least 18; it is 5.\"}]}");
        assertThat(api.get("/api/runs").json()).isEmpty();
    }
}
