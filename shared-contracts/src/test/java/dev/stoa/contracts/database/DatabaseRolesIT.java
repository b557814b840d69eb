package dev.stoa.contracts.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stoa.testsupport.DatabaseLogin;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the roles of the API and of the workers can do in the database, and what they cannot.
class DatabaseRolesIT {
    private static final String CLAIM = "SELECT id, inputs, secrets FROM claim_run('default', 0, 'rogue', 30, true)";
    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    private static final RolesFixture FIXTURE = new RolesFixture();
    private static final DatabaseLogin WORKER = FIXTURE.database.worker();
    private static final DatabaseLogin API = FIXTURE.database.api();

    @AfterAll
    static void close() {
        FIXTURE.close();
    }

    /// A table, a column or a function that is new fails this test until its right stands in `database-rights.txt`.
    @Test
    void eachTableColumnAndFunctionIsOpenToWhomTheFileNames() throws Exception {
        List<String> expected;
        try (InputStream file =
                Objects.requireNonNull(DatabaseRolesIT.class.getResourceAsStream("/database-rights.txt"))) {
            expected = new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        }
        assertThat(new TriedRights(FIXTURE).lines()).containsExactlyElementsOf(expected);
    }

    @Test
    void aClaimHandsOutTheInputsAndThoseSecretsThatTheVersionNames() throws Exception {
        assertThat(FIXTURE.rows(WORKER, CLAIM))
                .singleElement()
                .asString()
                .startsWith("1|{\"age\": \"private\"}|[{\"name\" : \"KEY\", \"key_id\" : \"first\"")
                .contains("hidden 1KEY")
                .doesNotContain("OTHER");
    }

    @Test
    void aVersionThatHasBeenCheckedHandsOutNothingAndCannotBePutBack() throws Exception {
        assertThat(FIXTURE.rows(WORKER, "SELECT * FROM claim_check(2, 30)")).isEmpty();
        assertThat(FIXTURE.refusal(
                        WORKER,
                        "UPDATE app_versions SET status = 'CHECKING', check_lease_expires_at = NULL WHERE id = 2",
                        "SELECT secrets FROM claim_check(2, 30)"))
                .get()
                .asString()
                .contains("Version 2 has been checked, is READY and stays so.");
    }

    /// The functions run with the owner's rights: what they name must not be what their caller made of that name.
    @Test
    void aClaimTakesNoNoticeOfWhatItsCallerCallsByTheNamesOfItsTablesAndFunctions() throws Exception {
        assertThat(FIXTURE.rows(
                        WORKER,
                        "CREATE TEMP TABLE job_runs (id bigint, pool text, status text, turn bigint, cancel_requested_at timestamptz)",
                        "CREATE TEMP TABLE app_secrets (app_id bigint, name text, key_id text, ciphertext text)",
                        "CREATE FUNCTION pg_temp.now() RETURNS timestamptz LANGUAGE sql AS 'SELECT timestamptz ''infinity'''",
                        "CREATE FUNCTION pg_temp.secrets_of_version(bigint, text[]) RETURNS text LANGUAGE sql AS 'SELECT current_user::text'",
                        "SET search_path = pg_temp, public, pg_catalog",
                        CLAIM))
                .singleElement()
                .asString()
                .startsWith("1|{\"age\": \"private\"}|")
                .contains("hidden 1KEY");
    }

    /// PostgreSQL shows the row that breaks a rule, but of it only what one may read.
    @Test
    void aRefusedChangeDoesNotShowInputs() {
        SQLException refusal = FIXTURE.refusal(WORKER, "UPDATE job_runs SET finished_at = now() WHERE id = 1")
                .orElseThrow();
        assertThat(refusal.getMessage()).contains("job_runs_finished").doesNotContain("private");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT inputs FROM job_runs WHERE id = 1",
                "SELECT inputs FROM job_runs WHERE id = 2",
                "SELECT inputs FROM job_runs WHERE id = 3",
                "SELECT to_jsonb(r) FROM job_runs r",
                "SELECT id FROM job_runs WHERE inputs ->> 'age' = 'private'",
                "UPDATE job_runs SET progress_message = inputs::text",
                "UPDATE job_runs SET status = 'PENDING', finished_at = NULL WHERE id = 3",
                "UPDATE job_runs SET error = '{}' WHERE id = 3",
                "UPDATE job_runs SET attempt = 7",
                "UPDATE job_runs SET version_id = 2 WHERE id = 1",
                "INSERT INTO job_runs (app_id, version_id, pool, inputs, max_attempts, created_at) VALUES (2, 2, 'default', '{}', 1, now())",
                "DELETE FROM job_runs",
                "SELECT payload FROM job_results",
                "SELECT text FROM run_log_chunks",
                "UPDATE app_versions SET secret_names = '{OTHER}'",
                "SELECT ciphertext FROM app_secrets",
                "SELECT secrets_of_version(2, '{KEY}')",
                "SELECT name FROM accounts",
                "SELECT hash FROM api_tokens",
                "SELECT attribute_bytes FROM spring_session_attributes",
                "SELECT action FROM audit_events",
                "INSERT INTO audit_events (action, subject_kind) VALUES ('run.submitted', 'RUN')",
                "SELECT runs FROM run_counts",
                "SELECT script FROM flyway_schema_history",
                "SELECT setval('job_runs_id_seq', 1)",
                "LOCK TABLE job_runs",
                "CREATE OR REPLACE FUNCTION claim_check(bigint, double precision) RETURNS integer LANGUAGE sql AS 'SELECT 1'",
                "ALTER FUNCTION claim_check(bigint, double precision) RESET search_path",
            })
    void aWorkerIsRefused(String statement) {
        assertRefused(WORKER, statement);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE audit_events SET action = 'nothing'",
                "DELETE FROM audit_events",
                "TRUNCATE audit_events",
                "ALTER TABLE audit_events DISABLE TRIGGER ALL",
                "DROP TRIGGER audit_events_are_only_added ON audit_events",
                "DROP FUNCTION refuse_change_of_audit_events()",
                "CREATE RULE quietly AS ON INSERT TO audit_events DO INSTEAD NOTHING",
                "UPDATE flyway_schema_history SET success = true",
                "INSERT INTO flyway_schema_history SELECT * FROM flyway_schema_history",
                "DELETE FROM flyway_schema_history",
                "SELECT * FROM claim_run('default', 0, 'api', 30, true)",
                "INSERT INTO job_results (run_id, payload) VALUES (2, '{}')",
                "UPDATE job_runs SET status = 'PENDING', finished_at = NULL WHERE id = 3",
                "TRUNCATE job_runs CASCADE",
                "DROP TABLE app_secrets",
            })
    void theApiIsRefused(String statement) {
        assertRefused(API, statement);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE mine (id bigint)",
                "CREATE FUNCTION mine() RETURNS integer LANGUAGE sql AS 'SELECT 1'",
                "CREATE FUNCTION encode(bytea, text) RETURNS text LANGUAGE sql AS 'SELECT 1'",
                "CREATE SCHEMA mine",
                "CREATE ROLE mine",
                "CREATE EXTENSION pgcrypto",
                "ALTER TABLE job_runs ADD COLUMN mine text",
                "ALTER TABLE job_runs DISABLE TRIGGER job_runs_ended_stay",
                "CREATE TRIGGER mine BEFORE UPDATE ON apps EXECUTE FUNCTION refuse_change_of_ended_run()",
                "SET session_replication_role = replica",
                "SELECT rolpassword FROM pg_authid",
                "SELECT * FROM pg_statistic",
                "SELECT pg_read_file('postgresql.conf')",
                "SELECT lo_import('/etc/passwd')",
                "CREATE TEMP TABLE out (line text); COPY out TO PROGRAM 'cat'",
                "CREATE TEMP TABLE out (line text); COPY out FROM '/etc/passwd'",
            })
    void neitherMayBuildNorLeaveTheDatabase(String statement) {
        assertRefused(WORKER, statement);
        assertRefused(API, statement);
    }

    @Test
    void neitherCanBecomeAnybodyElse() {
        for (DatabaseLogin login : List.of(WORKER, API)) {
            for (DatabaseLogin other : List.of(WORKER, API, FIXTURE.owner)) {
                if (!other.equals(login)) {
                    assertRefused(login, "SET ROLE " + other.username());
                    assertRefused(login, "SET SESSION AUTHORIZATION " + other.username());
                    assertRefused(login, "ALTER ROLE %s PASSWORD 'mine'".formatted(other.username()));
                    assertRefused(login, "GRANT %s TO %s".formatted(other.username(), login.username()));
                    // PostgreSQL only warns when somebody grants what is not theirs to grant.
                    assertRefused(
                            login,
                            "GRANT UPDATE ON flyway_schema_history TO " + login.username(),
                            "UPDATE flyway_schema_history SET success = true");
                }
            }
        }
    }

    @Test
    void neitherOwnsAnything() throws Exception {
        String owned = """
                SELECT pg_describe_object(classid, objid, objsubid) FROM pg_shdepend
                 WHERE refobjid = '%s'::regrole AND deptype = 'o'""";
        assertThat(FIXTURE.rows(FIXTURE.owner, owned.formatted(WORKER.username())))
                .isEmpty();
        assertThat(FIXTURE.rows(FIXTURE.owner, owned.formatted(API.username()))).isEmpty();
    }

    private static void assertRefused(DatabaseLogin login, String... statements) {
        assertThat(FIXTURE.refusal(login, statements))
                .as("%s: %s", login.username(), List.of(statements))
                .get()
                .extracting(SQLException::getSQLState)
                .isEqualTo(INSUFFICIENT_PRIVILEGE);
    }
}
