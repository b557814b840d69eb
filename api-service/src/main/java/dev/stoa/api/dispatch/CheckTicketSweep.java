package dev.stoa.api.dispatch;

import dev.stoa.contracts.message.Ticket;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Makes good for missing tickets of checks. A version that has waited for a while is published again when its pool's
/// queue holds fewer tickets than runs and checks wait, so that a pool without workers does not fill its queue.
@Component
class CheckTicketSweep {
    private static final Logger log = LoggerFactory.getLogger(CheckTicketSweep.class);

    private static final String WAITING = """
            SELECT id, coalesce(manifest ->> 'pool', 'default') AS pool FROM app_versions
             WHERE status = 'CHECKING'
               AND (check_lease_expires_at IS NULL OR check_lease_expires_at < now())
               AND coalesce(ticket_published_at, created_at) < now() - :after * interval '1 millisecond'
             ORDER BY id
            """;
    private static final String RUNS =
            "SELECT count(*) FROM job_runs WHERE status = 'PENDING' AND pool = :pool AND ticket_published_at IS NOT NULL";
    private static final String NOTE = "UPDATE app_versions SET ticket_published_at = now() WHERE id = ANY (:ids)";

    private final JdbcClient database;
    private final TicketPublisher tickets;
    private final DispatchProperties properties;

    CheckTicketSweep(JdbcClient database, TicketPublisher tickets, DispatchProperties properties) {
        this.database = database;
        this.tickets = tickets;
        this.properties = properties;
    }

    private record Waiting(long id, String pool) {}

    @Scheduled(fixedDelayString = "${stoa.dispatch.sweep-interval:2s}")
    void run() {
        try {
            runOnce();
        } catch (RuntimeException e) {
            log.warn("Could not look for missing tickets of checks, will look again: {}", e.getMessage());
        }
    }

    void runOnce() {
        Map<String, List<Long>> byPool = database
                .sql(WAITING)
                .param("after", properties.refillAfter().toMillis())
                .query((row, n) -> new Waiting(row.getLong("id"), row.getString("pool")))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Waiting::pool, Collectors.mapping(Waiting::id, Collectors.toList())));
        byPool.forEach(this::publish);
    }

    private void publish(String pool, List<Long> versions) {
        long runs = database.sql(RUNS).param("pool", pool).query(Long.class).single();
        if (tickets.waiting(pool) < runs + versions.size()) {
            log.info("The versions {} still wait for their checks; their tickets are published again", versions);
            versions.forEach(version -> tickets.publish(Ticket.forCheck(version), pool, () -> {}));
            database.sql(NOTE).param("ids", versions.toArray(Long[]::new)).update();
        }
    }
}
