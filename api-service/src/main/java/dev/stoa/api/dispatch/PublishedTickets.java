package dev.stoa.api.dispatch;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Notes which runs' tickets the broker confirmed, many in one statement. Most runs have been claimed by then and need
/// no
/// note.
@Component
class PublishedTickets {
    private static final Logger log = LoggerFactory.getLogger(PublishedTickets.class);
    private static final int MOST_AT_ONCE = 5000;
    private static final String NOTE = """
            UPDATE job_runs r SET ticket_published_at = now()
              FROM unnest(:ids, :attempts) AS published (id, attempt)
             WHERE r.id = published.id AND r.attempt = published.attempt AND r.status = 'PENDING'
            """;

    private final JdbcClient database;
    private final ConcurrentLinkedQueue<PublishedTicket> confirmed = new ConcurrentLinkedQueue<>();

    PublishedTickets(JdbcClient database) {
        this.database = database;
    }

    /// A run's first ticket was confirmed.
    void add(long runId) {
        confirmed.add(new PublishedTicket(runId, 0));
    }

    /// Writes down what was confirmed since the last time. Should that fail, the sweep publishes those tickets once
    /// more, which does no harm.
    @Scheduled(fixedDelayString = "${stoa.dispatch.note-interval:500ms}")
    void note() {
        List<PublishedTicket> tickets = new ArrayList<>();
        while (tickets.size() < MOST_AT_ONCE && confirmed.peek() != null) {
            tickets.add(confirmed.remove());
        }
        if (!tickets.isEmpty()) {
            try {
                note(tickets);
            } catch (RuntimeException e) {
                log.warn("Could not note {} published tickets: {}", tickets.size(), e.getMessage());
            }
        }
    }

    /// Writes down these now. A run that waits for its next attempt meanwhile needs another ticket, so it gets no note.
    void note(List<PublishedTicket> tickets) {
        database.sql(NOTE)
                .param("ids", tickets.stream().map(PublishedTicket::runId).toArray(Long[]::new))
                .param(
                        "attempts",
                        tickets.stream().map(PublishedTicket::attempt).toArray(Integer[]::new))
                .update();
    }
}
