package dev.stoa.api.database;

import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.stereotype.Component;

/// Migrates the schema, or waits until another start has: where there are several APIs, one start that ends after it
/// can be the only one that has the owner's password, such as a Kubernetes Job's. Then sees that the API itself is let
/// in.
@Component
class SchemaMigration implements FlywayMigrationStrategy {
    private static final Logger log = LoggerFactory.getLogger(SchemaMigration.class);

    /// For a table that somebody uses.
    static final Duration LONGEST_LOCK_WAIT = Duration.ofSeconds(10);

    /// PostgreSQL's `lock_not_available`.
    private static final String LOCKED = "55P03";

    private final DataSource ownLogin;
    private final boolean migrates;
    private final Duration longestWait;
    private final Duration lookPause;

    @Autowired
    SchemaMigration(DatabaseProperties properties, DataSource ownLogin) {
        this(ownLogin, properties.migrate(), Duration.ofMinutes(5), Duration.ofSeconds(2));
    }

    SchemaMigration(DataSource ownLogin, boolean migrates, Duration longestWait, Duration lookPause) {
        this.ownLogin = ownLogin;
        this.migrates = migrates;
        this.longestWait = longestWait;
        this.lookPause = lookPause;
    }

    @Override
    public void migrate(Flyway flyway) {
        if (migrates) {
            migrateNow(flyway);
        } else {
            awaitMigration(flyway);
        }
        logIn();
    }

    private static void migrateNow(Flyway flyway) {
        try {
            flyway.migrate();
        } catch (FlywayException e) {
            if (NestedExceptionUtils.getMostSpecificCause(e) instanceof SQLException cause
                    && LOCKED.equals(cause.getSQLState())) {
                throw new IllegalStateException(
                        "The schema was not migrated: somebody has used a table for more than %d s that is to be changed, such as a backup or a long query; pg_stat_activity shows who. Nothing is half done; start again when that has ended."
                                .formatted(LONGEST_LOCK_WAIT.toSeconds()),
                        e);
            }
            throw e;
        }
    }

    private void awaitMigration(Flyway flyway) {
        long startNanos = System.nanoTime();
        Optional<String> missing = missing(flyway);
        missing.ifPresent(what -> log.info(
                "Waiting until the database's schema is migrated, {} s at most: {}", longestWait.toSeconds(), what));
        while (missing.isPresent()) {
            if (System.nanoTime() - startNanos > longestWait.toNanos()) {
                throw new IllegalStateException(
                        "The database's schema was not migrated within %d s, and stoa.database.migrate=false leaves that to another start: %s"
                                .formatted(longestWait.toSeconds(), missing.get()));
            }
            pause();
            missing = missing(flyway);
        }
    }

    /// What the schema lacks; empty when it is as new as this API, or newer.
    private static Optional<String> missing(Flyway flyway) {
        try {
            MigrationInfo[] pending = flyway.info().pending();
            return pending.length == 0
                    ? Optional.empty()
                    : Optional.of("it lacks V%s.".formatted(pending[pending.length - 1].getVersion()));
        } catch (FlywayException e) { // the API may read what was migrated once a migration has given it the right
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /// Before Hibernate does, which says of any refusal that it cannot know the dialect.
    private void logIn() {
        try {
            ownLogin.getConnection().close();
        } catch (SQLException | PoolInitializationException e) {
            throw new IllegalStateException(
                    "The schema is migrated, but PostgreSQL does not let the API in as its own role (spring.datasource.username): %s. If connections are short, give PostgreSQL a larger max_connections or end some of its clients; an API takes up to 16 and a worker 8."
                            .formatted(
                                    NestedExceptionUtils.getMostSpecificCause(e).getMessage()),
                    e);
        }
    }

    private void pause() {
        try {
            Thread.sleep(lookPause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for the database's schema", e);
        }
    }
}
