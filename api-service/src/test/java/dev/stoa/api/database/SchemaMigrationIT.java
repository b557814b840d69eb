package dev.stoa.api.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.stoa.testsupport.DatabaseLogin;
import dev.stoa.testsupport.TestDatabase;
import dev.stoa.testsupport.TestServers;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// An API that leaves the migration to another start, and one that meets a table in use.
class SchemaMigrationIT {
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final TestDatabase database = TestServers.postgres();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void waitsUntilTheOwnerHasMigratedAndChangesNothingItself() throws Exception {
        SchemaMigration waiting = new SchemaMigration(ownLogin(), false, Duration.ofMinutes(1), PAUSE);
        CompletableFuture<Void> start = CompletableFuture.runAsync(() -> waiting.migrate(asApi()));
        assertThatThrownBy(() -> start.get(1, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);
        assertThat(tables()).isZero();

        database.migrate();

        start.get(30, TimeUnit.SECONDS);
    }

    @Test
    void waitsForWhatIsNewerThanTheSchema() throws Exception {
        database.migrate();
        forgetNewestMigration();
        SchemaMigration waiting = new SchemaMigration(ownLogin(), false, Duration.ofMillis(200), PAUSE);
        assertThatThrownBy(() -> waiting.migrate(asApi()))
                .hasMessageMatching(
                        "The database's schema was not migrated within 0 s, and stoa.database.migrate=false leaves that to another start: it lacks V\\d+\\.");
    }

    /// As when an API is set back to the version before.
    @Test
    void doesNotWaitWhereTheSchemaIsNewer() {
        database.migrate();
        asOwner()
                .sql(
                        "INSERT INTO flyway_schema_history SELECT 999, '999', 'newer', 'SQL', 'V999__newer.sql', 0, 'test', now(), 1, true")
                .update();
        new SchemaMigration(ownLogin(), false, Duration.ZERO, PAUSE).migrate(asApi());
    }

    @Test
    void doesNotLetAllOthersWaitForATableThatIsInUse() throws Exception {
        database.migrate();
        forgetNewestMigration();
        asOwner().sql("ALTER TABLE job_runs DROP COLUMN traceparent").update();
        SchemaMigration migrating = new SchemaMigration(ownLogin(), true, Duration.ZERO, PAUSE);
        try (Connection reader = database.dataSource().getConnection();
                Statement statement = reader.createStatement()) {
            reader.setAutoCommit(false);
            statement.execute("SELECT count(*) FROM job_runs");
            assertThatThrownBy(() -> migrating.migrate(asOwner("SET lock_timeout = '100 ms'")))
                    .hasMessageStartingWith(
                            "The schema was not migrated: somebody has used a table for more than 10 s");
        }
        migrating.migrate(asOwner("SET lock_timeout = '100 ms'"));
        assertThat(asOwner()
                        .sql("SELECT count(traceparent) FROM job_runs")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    /// As at an upgrade of many Pods, when old and new have a pool each.
    @Test
    void saysThatConnectionsAreShort() {
        database.migrate();
        String api = database.api().username();
        asOwner().sql("ALTER ROLE %s CONNECTION LIMIT 0".formatted(api)).update();
        try (HikariDataSource pool = new HikariDataSource()) {
            pool.setJdbcUrl(database.jdbcUrl());
            pool.setUsername(api);
            pool.setPassword(database.api().password());
            SchemaMigration migrating = new SchemaMigration(pool, true, Duration.ZERO, PAUSE);
            assertThatThrownBy(() -> migrating.migrate(asOwner("SELECT 1")))
                    .hasMessageMatching(
                            "The schema is migrated, but PostgreSQL does not let the API in .*: FATAL: too many connections for role \"%s\"\\. .*max_connections.*"
                                    .formatted(api));
        }
    }

    private void forgetNewestMigration() {
        asOwner()
                .sql(
                        "DELETE FROM flyway_schema_history WHERE version = (SELECT max(version::integer)::text FROM flyway_schema_history)")
                .update();
    }

    private long tables() {
        return asOwner()
                .sql("SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'")
                .query(Long.class)
                .single();
    }

    private DataSource ownLogin() {
        return new DriverManagerDataSource(
                database.jdbcUrl(), database.api().username(), database.api().password());
    }

    private JdbcClient asOwner() {
        return JdbcClient.create(database.dataSource());
    }

    private Flyway asOwner(String initSql) {
        return Flyway.configure()
                .dataSource(database.dataSource())
                .initSql(initSql)
                .placeholders(Map.of(
                        "owner-role", database.username(),
                        "api-role", database.api().username(),
                        "worker-role", database.worker().username()))
                .load();
    }

    private Flyway asApi() {
        DatabaseLogin api = database.api();
        return Flyway.configure()
                .dataSource(database.jdbcUrl(), api.username(), api.password())
                .placeholders(
                        Map.of("owner-role", api.username(), "api-role", api.username(), "worker-role", api.username()))
                .load();
    }
}
