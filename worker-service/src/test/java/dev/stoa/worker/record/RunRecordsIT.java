package dev.stoa.worker.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stoa.contracts.run.ErrorKind;
import dev.stoa.contracts.run.RunError;
import dev.stoa.worker.RunRow;
import dev.stoa.worker.Worker;
import dev.stoa.worker.WorkerFixture;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

/// What is written at the end of a run, and when nothing is.
class RunRecordsIT {
    private static final Worker WORKER = new Worker("me", "host", 1, List.of("default"), 4, Path.of("/tmp"));
    private static final DataSize LOG_LIMIT = DataSize.ofMegabytes(1);
    private static WorkerFixture fixture;
    private static long version;
    private static RunRecords records;
    private static RunOutputs outputs;

    @BeforeAll
    static void start() {
        fixture = new WorkerFixture();
        version = fixture.app("async def run(inputs):\n    return {}\n");
        records = new RunRecords(fixture.jdbc(), WORKER);
        outputs = new RunOutputs(new OutputStatements(fixture.jdbc(), WORKER));
    }

    @AfterAll
    static void stop() {
        fixture.close();
    }

    @Test
    void aResultIsStoredWithStatusProgressAndTheRestOfTheLog() throws Exception {
        AttemptId attempt = running(1);
        RunOutput output = outputs.open(attempt, LOG_LIMIT);
        output.log("one\0\n");
        output.progress(0.5, "half");
        outputs.runOnce();
        output.log("two\n");
        assertThat(records.success(attempt, "{\"summary\":{\"b\":1,\"a\":2}}", "{\"/summary\":[\"b\",\"a\"]}", output))
                .isPresent();
        RunRow row = fixture.run(attempt.id());
        assertThat(row.status()).isEqualTo("SUCCESS");
        assertThat(row.log()).isEqualTo("one\uFFFD\ntwo\n");
        assertThat(row.progress()).isEqualTo(0.5);
        assertThat(row.result()).isEqualTo("{\"summary\": {\"a\": 2, \"b\": 1}}");
        assertThat(fixture.jdbc()
                        .sql("SELECT key_order::text FROM job_results WHERE run_id = :id")
                        .param("id", attempt.id())
                        .query(String.class)
                        .single())
                .isEqualTo("{\"/summary\": [\"b\", \"a\"]}");
        assertThat(fixture.jdbc()
                        .sql("SELECT count(*) FROM run_log_chunks WHERE run_id = :id")
                        .param("id", attempt.id())
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void aLogFarBeyondItsLimitIsNotKept() throws Exception {
        AttemptId attempt = running(1);
        RunOutput output = outputs.open(attempt, LOG_LIMIT);
        String piece = "x".repeat(1 << 19);
        for (int i = 0; i < 10; i++) {
            output.log(piece);
        }
        assertThat(records.success(attempt, "{}", null, output)).isPresent();
        assertThat(fixture.run(attempt.id()).log()).hasSize(1 << 20);
    }

    @Test
    void aLateResultIsRefusedAfterTheAttemptMovedOn() throws Exception {
        AttemptId attempt = running(1);
        moveOn(attempt, "attempt = 2, worker_id = 'another'");
        RunOutput output = outputs.open(attempt, LOG_LIMIT);
        output.log("late");
        assertThat(records.success(attempt, "{}", null, output)).isEmpty();
        RunRow row = fixture.run(attempt.id());
        assertThat(row.status()).isEqualTo("RUNNING");
        assertThat(row.result()).isNull();
        assertThat(row.log()).isEmpty();
    }

    @Test
    void theSameNumberOfAnotherWorkerIsRefusedAsWell() throws Exception {
        AttemptId attempt = running(1);
        moveOn(attempt, "worker_id = 'another'");
        assertThat(records.failure(
                        attempt, new RunError(ErrorKind.APP_ERROR, "late"), outputs.open(attempt, LOG_LIMIT)))
                .isEmpty();
        assertThat(fixture.run(attempt.id()).status()).isEqualTo("RUNNING");
    }

    @Test
    void aRunningLogOfAnAttemptThatMovedOnIsNotWritten() {
        AttemptId attempt = running(1);
        RunOutput output = outputs.open(attempt, LOG_LIMIT);
        moveOn(attempt, "attempt = 2");
        output.log("late");
        output.progress(0.9, null);
        outputs.runOnce();
        assertThat(fixture.run(attempt.id()).log()).isEmpty();
        assertThat(fixture.run(attempt.id()).progress()).isNull();
    }

    @Test
    void recordingAgainAfterALostAnswerIsNoRefusal() throws Exception {
        AttemptId attempt = running(1);
        RunOutput output = outputs.open(attempt, LOG_LIMIT);
        assertThat(records.success(attempt, "{}", null, output)).isPresent();
        assertThat(records.success(attempt, "{}", null, output)).isPresent();
    }

    @Test
    void anErrorIsStoredWithoutTheCharacterPostgresRefuses() throws Exception {
        AttemptId attempt = running(1);
        RunError error = new RunError(ErrorKind.APP_ERROR, "a\0b", "trace\0back");
        assertThat(records.failure(attempt, error, outputs.open(attempt, LOG_LIMIT)))
                .isPresent();
        RunRow row = fixture.run(attempt.id());
        assertThat(row.kind()).isEqualTo("app_error");
        assertThat(row.message()).isEqualTo("a\uFFFDb");
        assertThat(row.traceback()).isEqualTo("trace\uFFFDback");
    }

    @Test
    void aResultTheDatabaseCannotHoldIsRefusedAtOnce() {
        AttemptId attempt = running(1);
        assertThatThrownBy(
                        () -> records.success(attempt, "{\"a\": \"\\u0000\"}", null, outputs.open(attempt, LOG_LIMIT)))
                .isInstanceOf(RefusedByDatabase.class)
                .hasMessageContaining("\\u0000 cannot be converted to text");
        assertThat(fixture.run(attempt.id()).status()).isEqualTo("RUNNING");
    }

    @Test
    void anAttemptThatMayBeTriedAgainIsSentBackToWait() throws Exception {
        AttemptId attempt = running(1, 1);
        RunOutput output = outputs.open(attempt, LOG_LIMIT);
        output.log("about to fail\n");
        RunError error = new RunError(ErrorKind.APP_ERROR, "ValueError: no", null);
        assertThat(records.retry(attempt, error, Duration.ofSeconds(2), output)).isTrue();
        assertThat(fixture.run(attempt.id()).status()).isEqualTo("PENDING");
        assertThat(fixture.run(attempt.id()).log()).isEqualTo("about to fail\n");
        assertThat(fixture.jdbc()
                        .sql("""
                                SELECT turn IS NULL AND not_before > now() AND not_before < now() + interval '2 s'
                                       AND retries_left = 0 AND max_attempts = 4
                                       AND earlier_attempts @> '[{"attempt": 1, "worker": "me", "end": "app_error",
                                                                  "message": "ValueError: no"}]'
                                  FROM job_runs WHERE id = :id
                                """)
                        .param("id", attempt.id())
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void anAttemptIsNotTriedAgainWhenNoneIsLeftOrTheRunWasCalledOffOrItIsNotTheCurrentOne() throws Exception {
        RunError error = new RunError(ErrorKind.APP_ERROR, "no", null);
        AttemptId last = running(1, 0);
        assertThat(records.retry(last, error, Duration.ZERO, outputs.open(last, LOG_LIMIT)))
                .isFalse();
        AttemptId calledOff = running(1, 1);
        moveOn(calledOff, "cancel_requested_at = now()");
        assertThat(records.retry(calledOff, error, Duration.ZERO, outputs.open(calledOff, LOG_LIMIT)))
                .isFalse();
        AttemptId late = running(1, 1);
        moveOn(late, "attempt = 2");
        assertThat(records.retry(late, error, Duration.ZERO, outputs.open(late, LOG_LIMIT)))
                .isFalse();
    }

    @Test
    void theCpuTimeOfAllAttemptsIsAddedUpAndWhatIsNotKnownLeavesItAsItIs() throws Exception {
        RunError error = new RunError(ErrorKind.APP_ERROR, "no");
        AttemptId first = running(1, 1);
        RunOutput output = outputs.open(first, LOG_LIMIT);
        output.cpuSeconds(1.25);
        assertThat(records.retry(first, error, Duration.ZERO, output)).isTrue();
        assertThat(fixture.run(first.id()).cpuSeconds()).isEqualTo(1.25);
        AttemptId second = again(first, 2);
        RunOutput more = outputs.open(second, LOG_LIMIT);
        more.cpuSeconds(0.5);
        assertThat(records.failure(second, error, more)).isPresent();
        assertThat(fixture.run(first.id()).cpuSeconds()).isEqualTo(1.75);

        AttemptId unknown = running(1);
        assertThat(records.cancelled(unknown, outputs.open(unknown, LOG_LIMIT))).isPresent();
        assertThat(fixture.run(unknown.id()).cpuSeconds()).isNull();
        AttemptId known = running(1);
        moveOn(known, "cpu_seconds = 2");
        assertThat(records.success(known, "{}", null, outputs.open(known, LOG_LIMIT)))
                .isPresent();
        assertThat(fixture.run(known.id()).cpuSeconds()).isEqualTo(2);
    }

    private static AttemptId running(int number) {
        return running(number, 0);
    }

    private static AttemptId running(int number, int retries) {
        long run = fixture.insertRun(version, "{}", "somebody", retries);
        return again(new AttemptId(run, number), number);
    }

    private static AttemptId again(AttemptId run, int number) {
        AttemptId attempt = new AttemptId(run.id(), number);
        moveOn(
                attempt,
                "status = 'RUNNING', worker_id = 'me', lease_expires_at = now() + interval '30 seconds', attempt = "
                        + number);
        return attempt;
    }

    private static void moveOn(AttemptId attempt, String what) {
        fixture.jdbc()
                .sql("UPDATE job_runs SET " + what + " WHERE id = :id")
                .param("id", attempt.id())
                .update();
    }
}
