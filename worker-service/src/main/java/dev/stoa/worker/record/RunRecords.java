package dev.stoa.worker.record;

import dev.stoa.contracts.json.StoaJson;
import dev.stoa.contracts.run.RunError;
import dev.stoa.contracts.run.RunStatus;
import dev.stoa.worker.Worker;
import dev.stoa.worker.record.RunOutput.Pending;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Writes how a run ended: status, result and the rest of its log in one statement, which takes effect only as long as
/// the attempt is the current one and this worker's. So a result is written once, or not at all.
@Component
public class RunRecords {
    // part: record
    private static final String DONE = """
            WITH done AS (
                UPDATE job_runs
                   SET status = :status, error = :error::jsonb, finished_at = now(), lease_expires_at = NULL,
                       progress = CASE WHEN :hasProgress THEN :fraction::double precision ELSE progress END,
                       progress_message = CASE WHEN :hasProgress THEN :message::text ELSE progress_message END,
                       cpu_seconds = coalesce(cpu_seconds + :cpu::double precision, :cpu::double precision, cpu_seconds)
                 WHERE id = :id AND attempt = :attempt AND worker_id = :worker AND status = 'RUNNING'
                RETURNING id, attempt, app_id, created_at, started_at, finished_at
            ), logged AS (
                INSERT INTO run_log_chunks (run_id, attempt, text)
                SELECT id, attempt, :log::text FROM done WHERE :log::text <> ''
            )
            """;
    private static final String RESULT = """
            , stored AS (
                INSERT INTO job_results (run_id, payload, key_order)
                SELECT id, :payload::jsonb, :keyOrder::jsonb FROM done
            )
            """;
    // end
    private static final String ENDED = """
            SELECT a.function_name, r.attempt,
                   extract(epoch FROM r.started_at - r.created_at) AS queue_seconds,
                   extract(epoch FROM r.finished_at - r.started_at) AS run_seconds
              FROM %s r JOIN apps a ON a.id = r.app_id
            """;
    private static final String WITHOUT_RESULT = DONE + ENDED.formatted("done");
    private static final String WITH_RESULT = DONE + RESULT + ENDED.formatted("done");
    /// The attempt does not count against `max_attempts`, which are for lost workers.
    private static final String RETRY = """
            WITH again AS (
                UPDATE job_runs
                   SET status = 'PENDING', turn = NULL, not_before = now() + :seconds * interval '1 second',
                       ticket_published_at = NULL, lease_expires_at = NULL,
                       retries_left = retries_left - 1, max_attempts = max_attempts + 1,
                       cpu_seconds = coalesce(cpu_seconds + :cpu::double precision, :cpu::double precision, cpu_seconds),
                       earlier_attempts = earlier_attempts || jsonb_build_object(
                           'attempt', attempt, 'worker', worker_id, 'started_at', started_at, 'ended_at', now(),
                           'end', :kind::text, 'message', :message::text)
                 WHERE id = :id AND attempt = :attempt AND worker_id = :worker AND status = 'RUNNING'
                   AND retries_left > 0 AND cancel_requested_at IS NULL
                RETURNING id, attempt
            ), logged AS (
                INSERT INTO run_log_chunks (run_id, attempt, text)
                SELECT id, attempt, :log::text FROM again WHERE :log::text <> ''
            )
            SELECT count(*) FROM again
            """;
    /// After an answer that got lost: a write that was refused may have been refused because it had succeeded before.
    private static final String RECORDED = ENDED.formatted("job_runs")
            + "WHERE r.id = :id AND r.attempt = :attempt AND r.worker_id = :worker AND r.status = :status";

    private final JdbcClient jdbc;
    private final Worker worker;

    RunRecords(JdbcClient jdbc, Worker worker) {
        this.jdbc = jdbc;
        this.worker = worker;
    }

    /// Records that the function returned; empty when the attempt is not the current one any more, and nothing was
    /// written.
    ///
    /// @param payload  the result, JSON
    /// @param keyOrder the order of the result's keys, JSON; null where it was not told
    /// @throws RefusedByDatabase when the database cannot hold this result
    public Optional<EndedRun> success(AttemptId attempt, String payload, @Nullable String keyOrder, RunOutput output)
            throws InterruptedException {
        Pending rest = output.takeRest();
        return record(
                attempt,
                RunStatus.SUCCESS,
                () -> ended(done(WITH_RESULT, RunStatus.SUCCESS, null, rest)
                        .param("payload", payload)
                        .param("keyOrder", keyOrder)));
    }

    /// Records that the run failed; empty as for [#success].
    public Optional<EndedRun> failure(AttemptId attempt, RunError error, RunOutput output) throws InterruptedException {
        return withoutResult(attempt, RunStatus.FAILED, StorableText.of(error), output);
    }

    /// Sends a run whose app failed back to wait for another attempt; false when it may not be tried again, or the
    /// attempt is not the current one any more, and nothing was written.
    ///
    /// @param pause how long the next attempt has to wait
    public boolean retry(AttemptId attempt, RunError error, Duration pause, RunOutput output)
            throws InterruptedException {
        RunError storable = StorableText.of(error);
        Pending rest = output.takeRest();
        String what = "The end of run %d (attempt %d), to be tried again,".formatted(attempt.id(), attempt.number());
        return PatientWrite.keepTrying(
                what,
                () -> jdbc.sql(RETRY)
                                .param("seconds", pause.toMillis() / 1000.0)
                                .param("kind", storable.kind().json())
                                .param("message", storable.message())
                                .param("id", attempt.id())
                                .param("attempt", attempt.number())
                                .param("worker", worker.id())
                                .param("log", rest.log())
                                .param("cpu", rest.cpuSeconds())
                                .query(Long.class)
                                .single()
                        == 1);
    }

    /// Records that the run was called off; empty as for [#success].
    public Optional<EndedRun> cancelled(AttemptId attempt, RunOutput output) throws InterruptedException {
        return withoutResult(attempt, RunStatus.CANCELLED, null, output);
    }

    private Optional<EndedRun> withoutResult(
            AttemptId attempt, RunStatus status, @Nullable RunError error, RunOutput output)
            throws InterruptedException {
        Pending rest = output.takeRest();
        return record(attempt, status, () -> ended(done(WITHOUT_RESULT, status, error, rest)));
    }

    private Optional<EndedRun> record(AttemptId attempt, RunStatus status, Supplier<Optional<EndedRun>> write)
            throws InterruptedException {
        String what = "Run %d (attempt %d), %s,".formatted(attempt.id(), attempt.number(), status);
        return PatientWrite.keepTrying(what, () -> write.get().or(() -> recorded(attempt, status)));
    }

    private JdbcClient.StatementSpec done(String sql, RunStatus status, @Nullable RunError error, Pending rest) {
        return jdbc.sql(sql)
                .param("status", status.name())
                .param("error", error == null ? null : StoaJson.MAPPER.writeValueAsString(error))
                .param("hasProgress", rest.hasProgress())
                .param("fraction", rest.fraction())
                .param("message", rest.message())
                .param("id", rest.attempt().id())
                .param("attempt", rest.attempt().number())
                .param("worker", worker.id())
                .param("log", rest.log())
                .param("cpu", rest.cpuSeconds());
    }

    private Optional<EndedRun> recorded(AttemptId attempt, RunStatus status) {
        return ended(jdbc.sql(RECORDED)
                .param("id", attempt.id())
                .param("attempt", attempt.number())
                .param("worker", worker.id())
                .param("status", status.name()));
    }

    private static Optional<EndedRun> ended(JdbcClient.StatementSpec statement) {
        return statement
                .query((row, n) -> new EndedRun(
                        row.getString("function_name"),
                        row.getInt("attempt"),
                        seconds(row.getDouble("queue_seconds")),
                        seconds(row.getDouble("run_seconds"))))
                .optional();
    }

    private static Duration seconds(double seconds) {
        return Duration.ofNanos((long) (seconds * 1e9));
    }
}
