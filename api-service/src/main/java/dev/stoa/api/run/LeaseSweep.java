package dev.stoa.api.run;

import dev.stoa.contracts.json.StoaJson;
import dev.stoa.contracts.run.ErrorKind;
import dev.stoa.contracts.run.RunError;
import dev.stoa.contracts.run.RunStatus;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Frees runs from workers that are lost: an expired lease sends a run back to wait for another worker, or fails it
/// when
/// its attempts are used up. Leases are told by the database's clock alone.
@Component
public class LeaseSweep {
    private static final Logger log = LoggerFactory.getLogger(LeaseSweep.class);

    // part: free
    private static final String FREE = """
            WITH expired AS (
                SELECT id, worker_id,
                       CASE WHEN cancel_requested_at IS NOT NULL THEN 'CANCELLED'
                            WHEN attempt < max_attempts THEN 'PENDING'
                            ELSE 'FAILED' END AS becomes
                  FROM job_runs
                 WHERE status = 'RUNNING' AND lease_expires_at < now()
                 ORDER BY lease_expires_at
                 LIMIT 1000
                   FOR UPDATE SKIP LOCKED)
            UPDATE job_runs r
               SET status = e.becomes,
                   lease_expires_at = NULL,
                   ticket_published_at = NULL,
                   finished_at = CASE WHEN e.becomes = 'PENDING' THEN NULL ELSE now() END,
                   error = CASE WHEN e.becomes = 'FAILED' THEN :error::jsonb END
              FROM expired e
             WHERE r.id = e.id
            RETURNING r.id, r.attempt, r.max_attempts, e.worker_id, r.status
            """;
    // end

    private final JdbcClient database;
    private final ApplicationEventPublisher events;

    LeaseSweep(JdbcClient database, ApplicationEventPublisher events) {
        this.database = database;
        this.events = events;
    }

    private record Freed(long id, int attempt, int maxAttempts, String workerId, RunStatus status) {}

    @Scheduled(fixedDelayString = "${stoa.lease.sweep-interval:5s}")
    void run() {
        try {
            runOnce();
        } catch (RuntimeException e) {
            log.warn("Could not look for expired leases, will look again: {}", e.getMessage());
        }
    }

    /// Looks once for expired leases.
    public void runOnce() {
        RunError lost = new RunError(
                ErrorKind.WORKER_LOST,
                "The worker was lost on every attempt the manifest's max_attempts allows. If the app takes more memory"
                        + " than its worker has, lower it; otherwise ask the operator.");
        List<Freed> freed = database.sql(FREE)
                .param("error", StoaJson.MAPPER.writeValueAsString(lost))
                .query((row, n) -> new Freed(
                        row.getLong("id"),
                        row.getInt("attempt"),
                        row.getInt("max_attempts"),
                        row.getString("worker_id"),
                        RunStatus.valueOf(row.getString("status"))))
                .list();
        for (Freed run : freed) {
            log.warn(
                    "Run {} lost worker {} on attempt {} of {}: it is {} now",
                    run.id,
                    run.workerId,
                    run.attempt,
                    run.maxAttempts,
                    run.status);
            if (run.status.isTerminal()) {
                events.publishEvent(new RunFinished(run.id));
            }
        }
    }
}
