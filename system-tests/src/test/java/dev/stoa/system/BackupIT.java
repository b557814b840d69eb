package dev.stoa.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stoa.testsupport.GitRepository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// A backup as the docs have it, taken while runs go on, and all there was is there again after it was restored.
class BackupIT {
    @TempDir
    static Path temp;

    @Test
    void everyRunIsReadableAfterABackupWasRestoredAndWhatWasUnfinishedEnds() throws InterruptedException {
        Path backup = temp.resolve("stoa.dump");
        try (GitRepository apps = GitRepository.create(temp.resolve("half"))
                .file("manifest.json", """
                        {"name": "Half", "inputs": {"x": {"type": "number"}, "wait": {"type": "number", "default": 0}}}""")
                .file("function.py", """
                        import asyncio
                        async def run(inputs: dict) -> dict:
                            print("halving", inputs["x"])
                            await asyncio.sleep(inputs["wait"])
                            return {"summary": {"half": inputs["x"] / 2, "share": 1 / inputs["x"]}}
                        """)
                .commit("first")) {
            Map<Long, JsonNode> ended = new LinkedHashMap<>();
            Map<Long, String> logs = new LinkedHashMap<>();
            try (Installation installation = new Installation(folder("before"), new PrivatePostgres())) {
                installation.startWorker(2);
                Client client = installation.client();
                String app = client.register(apps.url(), "");
                long calledOff = client.submit(app, "{\"x\": 3, \"wait\": 600}");
                client.awaitStatus(calledOff, "RUNNING");
                client.post("/api/runs/" + calledOff + "/cancel", "", 202);
                for (long run : List.of(
                        client.submit(app, "{\"x\": 1}"),
                        client.submit(app, "{\"x\": 2}"),
                        client.submit(app, "{\"x\": 0}"),
                        calledOff)) {
                    ended.put(run, client.finished(run));
                    logs.put(run, client.text("/api/runs/" + run + "/logs"));
                }
                JsonNode shown = client.get("/api/apps/" + app);
                long running = client.submit(app, "{\"x\": 5, \"wait\": 5}");
                client.awaitStatus(running, "RUNNING");
                long endless = client.submit(app, "{\"x\": 6, \"wait\": 600}");
                client.awaitStatus(endless, "RUNNING");
                long waiting = client.submit(app, "{\"x\": 7}");
                dump(installation.addresses(), backup);
                client.post("/api/runs/" + endless + "/cancel", "", 202);
                client.finished(waiting);

                try (Installation restored = new Installation(folder("after"), restored(backup))) {
                    client = restored.client();
                    for (long run : ended.keySet()) {
                        assertThat(client.get("/api/runs/" + run)).isEqualTo(ended.get(run));
                        assertThat(client.text("/api/runs/" + run + "/logs")).isEqualTo(logs.get(run));
                    }
                    assertThat(ended.values())
                            .extracting(run -> run.path("status").asString())
                            .containsExactly("SUCCESS", "SUCCESS", "FAILED", "CANCELLED");
                    assertThat(client.get("/api/apps/" + app)).isEqualTo(shown);

                    restored.startWorker(2);
                    assertThat(client.finished(running)
                                    .at("/result/summary/half")
                                    .asDouble())
                            .isEqualTo(2.5);
                    assertThat(client.get("/api/runs/" + running)
                                    .path("attempt")
                                    .asInt())
                            .isEqualTo(2);
                    assertThat(client.finished(waiting)
                                    .at("/result/summary/half")
                                    .asDouble())
                            .isEqualTo(3.5);
                    // What is new has numbers after those of the backup.
                    long next = client.submit(app, "{\"x\": 8}");
                    assertThat(next).isGreaterThan(waiting);
                    assertThat(client.finished(next).path("status").asString()).isEqualTo("SUCCESS");
                    client.post("/api/runs/" + endless + "/cancel", "", 202);
                    assertThat(client.finished(endless).path("status").asString())
                            .isEqualTo("CANCELLED");
                }
            }
        }
    }

    private static Path folder(String name) {
        try {
            return Files.createDirectory(temp.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void dump(ServerAddresses addresses, Path file) {
        PostgresPrograms.run(
                "pg_dump", addresses.jdbcUrl(), addresses.owner(), List.of("--format=custom", "--file=" + file));
    }

    /// On another server, where the roles are that a backup names.
    private static PrivatePostgres restored(Path file) {
        PrivatePostgres postgres = new PrivatePostgres();
        PostgresPrograms.run(
                "pg_restore",
                postgres.jdbcUrl(),
                PrivatePostgres.OWNER,
                List.of(
                        "--no-owner",
                        "--role=" + PrivatePostgres.OWNER.username(),
                        "--exit-on-error",
                        file.toString()));
        return postgres;
    }
}
