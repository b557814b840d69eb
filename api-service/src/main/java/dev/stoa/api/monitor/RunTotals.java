package dev.stoa.api.monitor;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Adds the runs that have ended since the last time to `run_totals`, so that the monitor stays as fast with a million
/// runs as with a thousand.
@Component
class RunTotals {
    private static final Logger log = LoggerFactory.getLogger(RunTotals.class);

    /// One statement, so that a run is either in the totals or counted as new. A run's end is the time at which its
    /// transaction began; it is not counted before all of Stoa's transactions that began by then are over, for one of
    /// them may yet add a run; a backup, which takes hours, does not. Of several API processes one does it, the others
    /// find the row locked.
    private static final String ADD = """
            WITH bounds AS MATERIALIZED (
                SELECT u.until AS after,
                       least(now() - interval '5 seconds',
                             (SELECT min(xact_start) - interval '1 microsecond' FROM pg_stat_activity
                               WHERE datname = current_database() AND pid <> pg_backend_pid()
                                 AND application_name LIKE 'stoa-%')) AS upto
                  FROM run_totals_until u
                   FOR UPDATE SKIP LOCKED
            ), added AS (
                INSERT INTO run_totals AS t (app_id, day, status, runs, seconds)
                SELECT r.app_id, (r.created_at AT TIME ZONE 'UTC')::date, r.status, count(*),
                       coalesce(sum(extract(epoch FROM r.finished_at - r.started_at)), 0)
                  FROM job_runs r, bounds b
                 WHERE r.finished_at > b.after AND r.finished_at <= b.upto AND r.result_deleted_at IS NULL
                 GROUP BY 1, 2, 3
                ON CONFLICT (app_id, day, status)
                DO UPDATE SET runs = t.runs + excluded.runs, seconds = t.seconds + excluded.seconds
            )
            UPDATE run_totals_until SET until = b.upto FROM bounds b WHERE b.upto > until
            """;

    private final JdbcClient database;

    RunTotals(JdbcClient database) {
        this.database = database;
    }

    @Scheduled(fixedDelayString = "${stoa.monitor.totals-interval:10s}")
    void run() {
        try {
            add();
        } catch (RuntimeException e) {
            log.warn("Could not add up the runs that ended, will try again: {}", e.getMessage());
        }
    }

    /// Adds up once.
    void add() {
        database.sql(ADD).update();
    }
}
