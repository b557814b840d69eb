package dev.stoa.api.app;

import dev.stoa.contracts.json.StoaJson;
import dev.stoa.contracts.run.ErrorKind;
import dev.stoa.contracts.run.RunError;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Gives a version up whose check has cost one worker after another: an app whose import ends its worker must not go
/// round for ever.
@Component
class CheckSweep {
    private static final Logger log = LoggerFactory.getLogger(CheckSweep.class);
    private static final int MOST_ATTEMPTS = 5;

    private static final String GIVE_UP = """
            UPDATE app_versions
               SET status = 'BROKEN', checked_at = now(), check_lease_expires_at = NULL, error = :error::jsonb
             WHERE status = 'CHECKING' AND check_losses >= :most - 1 AND check_lease_expires_at < now()
            RETURNING id
            """;

    private final JdbcClient database;
    private final ApplicationEventPublisher events;

    CheckSweep(JdbcClient database, ApplicationEventPublisher events) {
        this.database = database;
        this.events = events;
    }

    @Scheduled(fixedDelayString = "${stoa.check.sweep-interval:10s}")
    void run() {
        try {
            runOnce();
        } catch (RuntimeException e) {
            log.warn("Could not look for checks that were lost, will look again: {}", e.getMessage());
        }
    }

    void runOnce() {
        RunError lost = new RunError(
                ErrorKind.WORKER_LOST,
                "The worker was lost each of the %d times it imported the app. See what the import does, mend it and register the app again."
                        .formatted(MOST_ATTEMPTS));
        List<Long> broken = database.sql(GIVE_UP)
                .param("error", StoaJson.MAPPER.writeValueAsString(lost))
                .param("most", MOST_ATTEMPTS)
                .query((row, n) -> row.getLong("id"))
                .list();
        for (Long version : broken) {
            log.warn("Version {} is given up: its check lost {} workers", version, MOST_ATTEMPTS);
            events.publishEvent(new VersionChecked(version));
        }
    }
}
