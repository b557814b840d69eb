package dev.stoa.contracts.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stoa.testsupport.DatabaseLogin;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.output.MigrateResult;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How the roles get their rights, at each start of an API.
class GrantsIT {
    private final RolesFixture fixture = new RolesFixture();
    private final DatabaseLogin worker = fixture.database.worker();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void whatWasGrantedBeforeAndIsNotNamedAnyMoreGoesAway() throws Exception {
        var rights = new TriedRights(fixture).lines();
        fixture.as(fixture.owner, """
                GRANT ALL ON ALL TABLES IN SCHEMA public TO %1$s; GRANT UPDATE (attempt) ON job_runs TO %1$s;
                GRANT ALL ON ALL SEQUENCES IN SCHEMA public TO %1$s; GRANT ALL ON ALL ROUTINES IN SCHEMA public TO %1$s;
                GRANT CREATE ON SCHEMA public TO %1$s, PUBLIC""".formatted(worker.username()));
        assertThat(fixture.refusal(worker, "CREATE TABLE mine ()")).isEmpty();
        assertThat(new TriedRights(fixture).lines()).isNotEqualTo(rights);

        fixture.database.migrate();

        assertThat(new TriedRights(fixture).lines()).isEqualTo(rights);
        assertThat(fixture.refusal(worker, "CREATE TABLE mine ()")).isPresent();
        assertThat(fixture.refusal(worker, "SELECT nextval('job_runs_id_seq')")).isPresent();
    }

    @Test
    void apisThatStartAtOnceDoNotDisturbEachOtherNorAWorker() throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Integer> looks = threads.submit(() -> {
                int count = 0;
                try (Connection connection = fixture.database.dataSource(worker).getConnection();
                        Statement statement = connection.createStatement()) {
                    for (; !over.get(); count++) {
                        statement.execute("SELECT id, status FROM job_runs");
                        statement.execute("SELECT id FROM workers");
                    }
                }
                return count;
            });
            var starts = threads.invokeAll(IntStream.range(0, 6)
                    .<Callable<Object>>mapToObj(number -> fixture.database::migrate)
                    .toList());
            over.set(true);
            for (Future<Object> start : starts) {
                start.get();
            }
            assertThat(looks.get()).isPositive();
        }
    }

    /// As when an API is updated and one of the old ones starts once more before it is, too.
    @Test
    void anApiThatIsOlderThanTheSchemaLeavesTheRightsToANewerOne() throws Exception {
        fixture.as(fixture.owner, "GRANT SELECT (pool) ON job_runs TO " + worker.username());
        fixture.as(
                fixture.owner,
                "INSERT INTO flyway_schema_history SELECT 999, '999', 'newer', 'SQL', 'V999__newer.sql', 0, 'test', now(), 1, true");
        fixture.database.migrate();
        assertThat(fixture.rows(worker, "SELECT pool FROM job_runs WHERE id = 1"))
                .containsExactly("default");
    }

    /// A migration has been thought about when this number is its: that is what the guard above goes by.
    @Test
    void theRightsWereThoughtAboutForTheNewestMigration() throws Exception {
        assertThat(fixture.rows(
                        fixture.owner,
                        "SELECT max(version::integer) FROM flyway_schema_history WHERE version IS NOT NULL"))
                .containsExactly("15");
        fixture.as(fixture.owner, "GRANT SELECT (pool) ON job_runs TO " + worker.username());
        fixture.database.migrate();
        assertThat(fixture.refusal(worker, "SELECT pool FROM job_runs")).isPresent();
    }

    @Test
    void whereAllLogInAlikeNothingIsGranted() throws Exception {
        fixture.as(
                fixture.owner,
                "GRANT SELECT (pool) ON job_runs TO %s; GRANT CREATE ON SCHEMA public TO PUBLIC"
                        .formatted(worker.username()));
        migrate(fixture.database.dataSource(), "public", fixture.owner.username(), fixture.owner.username());
        assertThat(fixture.refusal(worker, "SELECT pool FROM job_runs", "CREATE TABLE mine ()"))
                .isEmpty();
        assertThat(fixture.rows(fixture.owner, "SELECT count(inputs) FROM job_runs"))
                .containsExactly("3");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nobody_at_all | There is no role nobody_at_all. Make it with: CREATE ROLE nobody_at_all LOGIN PASSWORD",
                "API           | The API and the workers need a role each; both have ",
                "MEMBER        | may do all that the schema's owner ",
            })
    void aRoleThatWouldNotDoIsRefusedWithTheReason(String name, String reason) {
        fixture.as(fixture.owner, "GRANT %s TO %s".formatted(fixture.owner.username(), worker.username()));
        String api = fixture.database.api().username();
        String role = name.equals("API") ? api : name.equals("MEMBER") ? worker.username() : name;
        assertThatThrownBy(() -> migrate(fixture.database.dataSource(), "public", api, role))
                .hasMessageContaining(reason);
    }

    @Test
    void theSchemaMayHaveAnotherName() throws Exception {
        migrate(
                fixture.database.dataSource(),
                "elsewhere",
                fixture.database.api().username(),
                worker.username());
        String claim = "SELECT * FROM claim_run('default', 0, 'w', 30, true)";
        assertThat(fixture.rows(worker, "SET search_path = elsewhere", claim)).isEmpty();
        assertThat(fixture.rows(fixture.database.api(), "SET search_path = elsewhere", "SELECT id FROM accounts"))
                .isEmpty();
        assertThat(fixture.refusal(worker, "SET search_path = elsewhere", "SELECT inputs FROM job_runs"))
                .isPresent();
    }

    private MigrateResult migrate(DataSource owner, String schema, String api, String worker) {
        return Flyway.configure()
                .dataSource(owner)
                .schemas(schema)
                .placeholders(Map.of("owner-role", fixture.owner.username(), "api-role", api, "worker-role", worker))
                .load()
                .migrate();
    }
}
