package dev.stoa.api.run;

import dev.stoa.api.app.VersionChecked;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Fails the runs that waited for a version's check and whose version turned out to be broken, with the check's reason.
@Component
class BrokenVersionSweep {
    private static final Logger log = LoggerFactory.getLogger(BrokenVersionSweep.class);

    private static final String FAIL = """
            UPDATE job_runs r
               SET status = 'FAILED', finished_at = now(), error = v.error
              FROM app_versions v
             WHERE v.id = r.version_id AND v.status = 'BROKEN' AND r.status = 'PENDING' AND r.turn IS NULL
            RETURNING r.id
            """;

    private final JdbcClient database;
    private final ApplicationEventPublisher events;

    BrokenVersionSweep(JdbcClient database, ApplicationEventPublisher events) {
        this.database = database;
        this.events = events;
    }

    @EventListener
    void on(VersionChecked checked) {
        run();
    }

    @Scheduled(fixedDelayString = "${stoa.check.sweep-interval:10s}")
    void run() {
        try {
            runOnce();
        } catch (RuntimeException e) {
            log.warn("Could not look for runs of broken versions, will look again: {}", e.getMessage());
        }
    }

    void runOnce() {
        List<Long> failed =
                database.sql(FAIL).query((row, n) -> row.getLong("id")).list();
        failed.forEach(id -> events.publishEvent(new RunFinished(id)));
    }
}
