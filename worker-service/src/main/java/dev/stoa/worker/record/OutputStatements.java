package dev.stoa.worker.record;

import dev.stoa.worker.Worker;
import dev.stoa.worker.record.RunOutput.Pending;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Writes logs and progress of running attempts, as far as they are still this worker's.
@Component
class OutputStatements {
    /// One statement, which ends by itself: a worker that is frozen after it holds no run's row. Locks the rows in the
    /// order of their ids, as the renewal of leases does.
    private static final String WRITE = """
            WITH output AS (
                SELECT * FROM unnest(:ids, :attempts, :texts, :moved, :fractions, :messages)
                         AS o (id, attempt, text, moved, fraction, message)
            ), logged AS (
                INSERT INTO run_log_chunks (run_id, attempt, text)
                SELECT r.id, r.attempt, o.text
                  FROM output o
                  JOIN job_runs r ON r.id = o.id AND r.attempt = o.attempt
                 WHERE r.worker_id = :worker AND r.status = 'RUNNING' AND o.text <> ''
            ), mine AS (
                SELECT r.id, o.fraction, o.message
                  FROM job_runs r
                  JOIN output o ON r.id = o.id AND r.attempt = o.attempt
                 WHERE r.worker_id = :worker AND r.status = 'RUNNING' AND o.moved
                 ORDER BY r.id
                   FOR NO KEY UPDATE OF r
            )
            UPDATE job_runs r
               SET progress = mine.fraction, progress_message = mine.message
              FROM mine
             WHERE r.id = mine.id
            """;

    private final JdbcClient jdbc;
    private final Worker worker;

    OutputStatements(JdbcClient jdbc, Worker worker) {
        this.jdbc = jdbc;
        this.worker = worker;
    }

    /// All of it or nothing.
    void write(List<Pending> pending) {
        jdbc.sql(WRITE)
                .param("ids", values(pending, one -> one.attempt().id()).toArray(Long[]::new))
                .param(
                        "attempts",
                        values(pending, one -> one.attempt().number()).toArray(Integer[]::new))
                .param("texts", values(pending, Pending::log).toArray(String[]::new))
                .param("moved", values(pending, Pending::hasProgress).toArray(Boolean[]::new))
                .param("fractions", values(pending, Pending::fraction).toArray(Double[]::new))
                .param("messages", values(pending, Pending::message).toArray(String[]::new))
                .param("worker", worker.id())
                .update();
    }

    private static <T extends @Nullable Object> List<T> values(List<Pending> pending, Function<Pending, T> value) {
        return pending.stream().map(value).toList();
    }
}
