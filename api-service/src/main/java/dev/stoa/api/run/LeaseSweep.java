package dev.stoa.api.run;

import dev.stoa.contracts.run.RunStatus;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Frees runs from workers that are lost: an expired lease sends a run back to wait for another worker, or fails it
/// when its attempts are used up. Leases are told by the database's clock alone. Rows that are locked are left for the
/// next look, but not for the lock of a log that a frozen worker was about to write.
///
/// While the database is away no worker can renew a lease. So after a time in which this sweep could not look either,
/// and at its own start after a recent start of the database, it waits a little: workers that still hold their runs
/// renew them first. `stoa.leases.expired` counts them by the status the run has `then`.
@Component
public class LeaseSweep {
    private static final Logger log = LoggerFactory.getLogger(LeaseSweep.class);

    // part: free
    private static final String FREE = """
            WITH expired AS (
                SELECT id, worker_id,
                       CASE WHEN cancel_requested_at IS NOT NULL THEN 'CANCELLED'
                            WHEN attempt < max_attempts THEN 'PENDING'
                            ELSE 'FAILED' END AS becomes,
                       earlier_attempts || jsonb_build_object(
                           'attempt', attempt, 'worker', worker_id, 'started_at', started_at, 'ended_at', now(),
                           'end', 'worker_lost') AS attempts
                  FROM job_runs
                 WHERE status = 'RUNNING' AND lease_expires_at < now()
                 ORDER BY lease_expires_at
                 LIMIT 1000
                   FOR NO KEY UPDATE SKIP LOCKED)
            UPDATE job_runs r
               SET status = e.becomes,
                   lease_expires_at = NULL,
                   ticket_published_at = NULL,
                   earlier_attempts = e.attempts,
                   finished_at = CASE WHEN e.becomes = 'PENDING' THEN NULL ELSE now() END,
                   error = CASE WHEN e.becomes = 'FAILED' THEN
                       jsonb_build_object('kind', 'worker_lost', 'message', format(:lost, (
                           SELECT string_agg(format('attempt %s on %s: %s', a ->> 'attempt', a ->> 'worker',
                                                    replace(a ->> 'end', '_', ' ')), '; ' ORDER BY n)
                             FROM jsonb_array_elements(e.attempts) WITH ORDINALITY AS of (a, n)))) END
              FROM expired e
             WHERE r.id = e.id
            RETURNING r.id, r.attempt, r.max_attempts, e.worker_id, r.status
            """;
    // end
    private static final String LOST =
            "The worker was lost on every attempt the manifest's max_attempts allows (%s). If the app takes more memory"
                    + " than its worker has, lower it; otherwise ask the operator.";

    private static final String DATABASE_UPTIME = "SELECT extract(epoch FROM now() - pg_postmaster_start_time())";

    /// A worker's pool of connections tries again after up to 5 s, and needs a moment then.
    private static final Duration RECONNECT = Duration.ofSeconds(10);

    private final JdbcClient database;
    private final ApplicationEventPublisher events;
    private final LeaseSweepProperties properties;
    private final Map<RunStatus, Counter> expired = new EnumMap<>(RunStatus.class);
    /// Of the latest look that was possible, or of this process's start when the first was not; by this machine's own
    /// clock; null before the first. Used by one thread.
    private @Nullable Long lookedAtNanos;
    private final long madeAtNanos = System.nanoTime();
    private long waitsUntilNanos = madeAtNanos;

    LeaseSweep(
            JdbcClient database,
            ApplicationEventPublisher events,
            LeaseSweepProperties properties,
            MeterRegistry metrics) {
        this.database = database;
        this.events = events;
        this.properties = properties;
        for (RunStatus then : List.of(RunStatus.PENDING, RunStatus.FAILED, RunStatus.CANCELLED)) {
            expired.put(
                    then,
                    metrics.counter("stoa.leases.expired", "then", then.name().toLowerCase(Locale.ROOT)));
        }
    }

    private record Freed(long id, int attempt, int maxAttempts, String workerId, RunStatus status) {}

    @Scheduled(fixedDelayString = "${stoa.lease.sweep-interval:5s}")
    void run() {
        try {
            if (isTimeToLook()) {
                runOnce();
            }
            lookedAtNanos = System.nanoTime();
        } catch (RuntimeException e) {
            log.warn("Could not look for expired leases, will look again: {}", e.getMessage());
            if (lookedAtNanos == null) {
                lookedAtNanos = madeAtNanos; // this process was started while the database was away
            }
        }
    }

    /// Asks the database first, so that a look which had to wait for it counts as one that could not be made. So does
    /// one that failed to write: where the disk is full, workers cannot renew their leases either.
    private boolean isTimeToLook() {
        Duration uptime = Duration.ofMillis(
                (long) (1000 * database.sql(DATABASE_UPTIME).query(Double.class).single()));
        long now = System.nanoTime();
        Long last = lookedAtNanos;
        if (last == null) {
            waitFrom(now, pause().minus(uptime));
        } else if (now - last > properties.duration().toNanos() / 2) {
            // For less than half a lease the database may be away without harm: workers renew at least so often.
            log.info("No look at the leases for {} s", (now - last) / 1_000_000_000);
            waitFrom(now, pause());
        }
        return now - waitsUntilNanos >= 0;
    }

    private void waitFrom(long now, Duration pause) {
        if (pause.isPositive()) {
            waitsUntilNanos = now + pause.toNanos();
            log.info("The next look at the leases is in {} s, when workers have renewed theirs", pause.toSeconds());
        }
    }

    /// How long a worker may take to renew its leases once it can: it does so twice a lease at least.
    private Duration pause() {
        return properties.duration().dividedBy(2).plus(RECONNECT);
    }

    /// Looks once for expired leases.
    public void runOnce() {
        List<Freed> freed = database.sql(FREE)
                .param("lost", LOST)
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
            Objects.requireNonNull(expired.get(run.status)).increment();
            if (run.status.isTerminal()) {
                events.publishEvent(new RunFinished(run.id));
            }
        }
    }
}
