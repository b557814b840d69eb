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

    private final JdbcClient database;
    private final ConcurrentLinkedQueue<Long> confirmed = new ConcurrentLinkedQueue<>();

    PublishedTickets(JdbcClient database) {
        this.database = database;
    }

    void add(long runId) {
        confirmed.add(runId);
    }

    /// Writes down what was confirmed since the last time. Should that fail, the sweep publishes those tickets once
    /// more,
    /// which does no harm.
    @Scheduled(fixedDelayString = "${stoa.dispatch.note-interval:500ms}")
    void note() {
        List<Long> ids = new ArrayList<>();
        while (ids.size() < MOST_AT_ONCE && confirmed.peek() != null) {
            ids.add(confirmed.remove());
        }
        if (!ids.isEmpty()) {
            try {
                note(ids);
            } catch (RuntimeException e) {
                log.warn("Could not note {} published tickets: {}", ids.size(), e.getMessage());
            }
        }
    }

    /// Writes down these now.
    void note(List<Long> runIds) {
        database.sql("UPDATE job_runs SET ticket_published_at = now() WHERE id = ANY (:ids) AND status = 'PENDING'")
                .param("ids", runIds.toArray(Long[]::new))
                .update();
    }
}
