package dev.stoa.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stoa.testsupport.DatabaseLogin;
import dev.stoa.testsupport.GitRepository;
import dev.stoa.testsupport.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// A database that an older release has filled, `previous-schema.sql`, under this one. The file is what `pg_dump
/// --no-owner
/// --no-acl` wrote of it: V16, with an app whose run succeeded, one that failed and was tried again, one that was
/// cancelled and one that was going on.
class PreviousSchemaIT {
    private static final long SUCCEEDED = 2;
    private static final long FAILED = 3;
    private static final long CANCELLED = 4;
    private static final long RUNNING = 5;

    @TempDir
    static Path temp;

    @Test
    void itIsMigratedAndEachRunIsReadableAndNewOnesRun() {
        try (Installation installation = Installation.filled(temp, PreviousSchemaIT::fill);
                GitRepository apps = GitRepository.create(temp.resolve("double"))
                        .file("manifest.json", "{\"name\": \"Double\", \"inputs\": {\"x\": {\"type\": \"number\"}}}")
                        .file("function.py", """
                                async def run(inputs: dict) -> dict:
                                    return {"summary": {"double": 2 * inputs["x"]}}
                                """)
                        .commit("first")) {
            Client client = installation.client();
            assertThat(client.get("/api/apps/half").path("name").asString()).isEqualTo("Half");
            JsonNode succeeded = run(client, SUCCEEDED, "SUCCESS");
            assertThat(succeeded.at("/result/summary/half").asDouble()).isEqualTo(0.5);
            assertThat(succeeded.at("/result/table")).hasSize(3);
            assertThat(succeeded.path("trace_url").isNull()).isTrue();
            assertThat(client.text("/api/runs/" + SUCCEEDED + "/logs")).isEqualTo("halving 1\n");
            JsonNode failed = run(client, FAILED, "FAILED");
            assertThat(failed.at("/error/message").asString()).isEqualTo("ZeroDivisionError: division by zero");
            assertThat(failed.path("attempts")).hasSize(2);
            run(client, CANCELLED, "CANCELLED");
            assertThat(client.get("/api/runs")).hasSize(5);

            client.awaitStatus(RUNNING, "PENDING"); // its worker is of another time
            client.post("/api/runs/" + RUNNING + "/cancel", "", 202);
            run(client, RUNNING, "CANCELLED");

            installation.startWorker(1);
            String app = client.register(apps.url(), "");
            assertThat(client.finished(client.submit(app, "{\"x\": 4}"))
                            .at("/result/summary/double")
                            .asInt())
                    .isEqualTo(8);
        }
    }

    private static JsonNode run(Client client, long id, String status) {
        JsonNode run = client.get("/api/runs/" + id);
        assertThat(run.path("status").asString()).as("run %d", id).isEqualTo(status);
        return run;
    }

    private static void fill(TestDatabase database) {
        Path dump = CommittedApps.folderOf("system-tests/src/test/resources/previous-schema.sql");
        PostgresPrograms.run(
                "psql",
                database.jdbcUrl(),
                new DatabaseLogin(database.username(), database.password()),
                List.of("--quiet", "--no-psqlrc", "--set=ON_ERROR_STOP=1", "--output=/dev/null", "--file=" + dump));
    }
}
