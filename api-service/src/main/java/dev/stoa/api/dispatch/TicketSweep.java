package dev.stoa.api.dispatch;

import dev.stoa.api.run.Turns;
import dev.stoa.contracts.message.Ticket;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Gives turns to runs that had to wait for theirs, and makes good for tickets that are missing. A PENDING run whose
/// ticket was never confirmed is published again; a confirmed one only when the queue holds fewer tickets than runs
/// wait, so that a backlog is not published over and over. `stoa.tickets.republished` counts them by `reason`:
/// `unconfirmed` or `missing`.
@Component
class TicketSweep {
    private static final Logger log = LoggerFactory.getLogger(TicketSweep.class);
    private static final Duration CONFIRMS_TAKE_AT_MOST = Duration.ofSeconds(10);

    private static final String UNPUBLISHED = """
            SELECT id, pool, attempt FROM job_runs
             WHERE status = 'PENDING' AND ticket_published_at IS NULL AND turn IS NOT NULL
               AND created_at < now() - :grace * interval '1 millisecond'
             ORDER BY id
             LIMIT :batch
            """;
    private static final String WAITING_FOR_VERSION = """
            SELECT id, pool, attempt FROM job_runs
             WHERE version_id = :version AND status = 'PENDING' AND ticket_published_at IS NULL AND turn IS NOT NULL
             ORDER BY id
             LIMIT :batch
            """;
    private static final String PUBLISHED = """
            SELECT pool, count(*) AS runs FROM job_runs
             WHERE status = 'PENDING' AND ticket_published_at IS NOT NULL
             GROUP BY pool
            HAVING min(ticket_published_at) < now() - :after * interval '1 millisecond'
            """;
    private static final String LONGEST_PUBLISHED = """
            SELECT id, pool, attempt FROM job_runs
             WHERE status = 'PENDING' AND pool = :pool
               AND ticket_published_at < now() - :after * interval '1 millisecond'
             ORDER BY id
             LIMIT :batch
            """;

    private final JdbcClient database;
    private final Turns turns;
    private final TicketPublisher tickets;
    private final PublishedTickets published;
    private final DispatchProperties properties;
    private final Counter unconfirmed;
    private final Counter missing;

    TicketSweep(
            JdbcClient database,
            Turns turns,
            TicketPublisher tickets,
            PublishedTickets published,
            DispatchProperties properties,
            MeterRegistry metrics) {
        this.database = database;
        this.turns = turns;
        this.tickets = tickets;
        this.published = published;
        this.properties = properties;
        this.unconfirmed = metrics.counter("stoa.tickets.republished", "reason", "unconfirmed");
        this.missing = metrics.counter("stoa.tickets.republished", "reason", "missing");
    }

    private record Waiting(long id, String pool, int attempt) {}

    private static Waiting waiting(ResultSet row, int n) throws SQLException {
        return new Waiting(row.getLong("id"), row.getString("pool"), row.getInt("attempt"));
    }

    @Scheduled(fixedDelayString = "${stoa.dispatch.sweep-interval:2s}")
    void run() {
        try {
            runOnce();
        } catch (RuntimeException e) {
            log.warn("Could not look for missing tickets, will look again: {}", e.getMessage());
        }
    }

    void runOnce() {
        tickets.replaceSilentQueues();
        turns.give();
        publishUnpublished();
        refillQueues();
    }

    /// Publishes the runs that waited for a version's check.
    void publishWaitingFor(long versionId) {
        turns.give();
        List<Waiting> waiting;
        do {
            waiting = database.sql(WAITING_FOR_VERSION)
                    .param("version", versionId)
                    .param("batch", properties.batch())
                    .query(TicketSweep::waiting)
                    .list();
        } while (publish(waiting) == properties.batch());
    }

    private void publishUnpublished() {
        int count;
        do {
            count = publish(database.sql(UNPUBLISHED)
                    .param("grace", properties.grace().toMillis())
                    .param("batch", properties.batch())
                    .query(TicketSweep::waiting)
                    .list());
            unconfirmed.increment(count);
        } while (count == properties.batch());
    }

    private void refillQueues() {
        Map<String, Long> runs = new LinkedHashMap<>();
        database.sql(PUBLISHED)
                .param("after", properties.refillAfter().toMillis())
                .query((row, n) -> runs.put(row.getString("pool"), row.getLong("runs")))
                .list();
        runs.forEach((pool, waiting) -> {
            long missing = waiting - tickets.waiting(pool);
            if (missing > 0) {
                int count = publish(database.sql(LONGEST_PUBLISHED)
                        .param("pool", pool)
                        .param("after", properties.refillAfter().toMillis())
                        .param("batch", Math.min(missing, properties.batch()))
                        .query(TicketSweep::waiting)
                        .list());
                this.missing.increment(count);
                log.info(
                        "{} tickets were missing in the queue of pool {}; {} are published again",
                        missing,
                        pool,
                        count);
            }
        });
    }

    /// Publishes and notes what was confirmed; returns how many were.
    private int publish(List<Waiting> waiting) {
        Map<Waiting, CompletableFuture<Boolean>> confirms = new LinkedHashMap<>();
        for (Waiting run : waiting) {
            confirms.put(run, tickets.publish(Ticket.forRun(run.id), run.pool));
        }
        List<PublishedTicket> confirmed = new ArrayList<>();
        long endNanos = System.nanoTime() + CONFIRMS_TAKE_AT_MOST.toNanos();
        confirms.forEach((run, confirm) -> {
            if (confirm.completeOnTimeout(false, endNanos - System.nanoTime(), TimeUnit.NANOSECONDS)
                    .join()) {
                confirmed.add(new PublishedTicket(run.id, run.attempt));
            }
        });
        if (!confirmed.isEmpty()) {
            published.note(confirmed);
        }
        return confirmed.size();
    }
}
