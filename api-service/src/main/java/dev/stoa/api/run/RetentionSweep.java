package dev.stoa.api.run;

import java.time.Duration;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Deletes results, logs and runs that are older than the operator wants to keep, a few at a time, so that nobody waits
/// for it. Off unless the operator says how long.
@Component
class RetentionSweep {
    private static final Logger log = LoggerFactory.getLogger(RetentionSweep.class);

    private static final String DELETE_RESULTS = """
            WITH old AS MATERIALIZED (
                SELECT id FROM job_runs
                 WHERE finished_at < now() - :age * interval '1 second' AND result_deleted_at IS NULL
                   AND finished_at <= (SELECT until FROM run_totals_until)
                 ORDER BY finished_at
                 LIMIT :batch
                   FOR NO KEY UPDATE SKIP LOCKED
            ), results AS (
                DELETE FROM job_results WHERE run_id IN (SELECT id FROM old)
            ), logs AS (
                DELETE FROM run_log_chunks WHERE run_id IN (SELECT id FROM old)
            )
            UPDATE job_runs SET result_deleted_at = now() WHERE id IN (SELECT id FROM old)
            """;
    /// Runs that have not been added up yet stay until they are: the monitor counts them once, and then for good.
    private static final String DELETE_RUNS = """
            DELETE FROM job_runs WHERE id IN (
                SELECT id FROM job_runs
                 WHERE created_at < now() - :age * interval '1 second'
                   AND finished_at < now() - :age * interval '1 second'
                   AND finished_at <= (SELECT until FROM run_totals_until)
                 ORDER BY created_at
                 LIMIT :batch
                   FOR UPDATE SKIP LOCKED)
            """;

    private final JdbcClient database;
    private final RetentionProperties properties;

    RetentionSweep(JdbcClient database, RetentionProperties properties) {
        this.database = database;
        this.properties = properties;
    }

    @Scheduled(
            fixedDelayString = "${stoa.retention.sweep-interval:1m}",
            initialDelayString = "${stoa.retention.sweep-interval:1m}")
    void run() {
        try {
            runOnce();
        } catch (RuntimeException e) {
            log.warn("Could not delete what is older than it is to be kept, will try again: {}", e.getMessage());
        }
    }

    /// Deletes everything that is too old by now.
    void runOnce() {
        delete("results and logs", properties.results(), age -> batch(DELETE_RESULTS, age));
        delete("runs", properties.runs(), age -> batch(DELETE_RUNS, age));
    }

    private void delete(String what, @Nullable Duration age, ToIntFunction<Duration> batch) {
        if (age == null) {
            return;
        }
        int count = 0;
        int deleted;
        do {
            deleted = batch.applyAsInt(age);
            count += deleted;
        } while (deleted == properties.batch());
        if (count > 0) {
            log.info("Deleted {} of {} runs that ended more than {} ago", what, count, age);
        }
    }

    private int batch(String statement, Duration age) {
        return database.sql(statement)
                .param("age", age.toSeconds())
                .param("batch", properties.batch())
                .update();
    }
}
