package dev.stoa.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stoa.contracts.json.StoaJson;
import dev.stoa.testsupport.GitRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// What the documentation says of its example apps, held to a real API and worker.
class DocsAppsIT {
    private static final String APPS = "docs-site/examples/apps";
    private static final String FAILURES = "docs-site/examples/failures";
    private static final Path OUTPUTS = CommittedApps.folderOf("docs-site/examples/outputs");

    @TempDir
    static Path temp;

    private static Installation installation;
    private static GitRepository apps;
    private static GitRepository failures;
    private static Client client;

    @BeforeAll
    static void start() throws IOException {
        installation = new Installation(temp);
        installation.startWorker(2);
        client = installation.client();
        client.awaitWorkers(1);
        apps = CommittedApps.of(APPS, temp.resolve("apps"));
        failures = CommittedApps.of(FAILURES, temp.resolve("failures"));
    }

    @AfterAll
    static void stop() {
        failures.close();
        apps.close();
        installation.close();
    }

    static List<String> calculatingApps() throws IOException {
        return CommittedApps.names(APPS).stream()
                .filter(name -> !name.equals("result-shapes") && !name.equals("fund-projection"))
                .toList();
    }

    static List<String> failingApps() throws IOException {
        return CommittedApps.names(FAILURES);
    }

    @ParameterizedTest
    @MethodSource("calculatingApps")
    void everyExampleGivesItsNumbers(String name) {
        ManifestExamples.assertReproduced(client, client.register(apps.url(), name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"surrender-rates", "loan-schedule", "term-assurance", "result-shapes"})
    void theFilesOfResultsAreThoseOfARun(String name) throws IOException {
        String app = client.register(apps.url(), name);
        JsonNode run = client.run(app, "{}");

        Path csv = OUTPUTS.resolve(name + ".csv");
        assertThat(client.text("/api/runs/" + run.path("run_id") + "/export/csv")
                        .replace("\r\n", "\n"))
                .startsWith(Files.readString(csv));
        Path summary = OUTPUTS.resolve(name + ".summary.json");
        assertThat(run.at("/result/summary").toString())
                .isEqualTo(StoaJson.MAPPER.readTree(Files.readString(summary)).toString());
    }

    @Test
    void theResultShapesAreStoredAsShownAndTheirLogSaysWhatWasChanged() throws IOException {
        String app = client.register(apps.url(), "result-shapes");
        JsonNode run = client.run(app, "{}");

        assertThat(run.path("result").toString())
                .isEqualTo(StoaJson.MAPPER
                        .readTree(Files.readString(OUTPUTS.resolve("result-shapes.json")))
                        .toString());
        assertThat(client.text("/api/runs/" + run.path("run_id") + "/logs"))
                .isEqualTo(Files.readString(OUTPUTS.resolve("result-shapes.log")));
    }

    @ParameterizedTest
    @MethodSource("failingApps")
    void aFailureIsToldAsShown(String name) throws IOException {
        String app = client.register(failures.url(), name);
        JsonNode version = Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(
                        () -> client.get("/api/apps/" + app).path("current_version"),
                        checked -> !checked.path("status").asString().equals("CHECKING"));
        JsonNode error = version.path("status").asString().equals("BROKEN")
                ? version.path("error")
                : client.run(app, "{}").path("error");

        JsonNode expected = StoaJson.MAPPER.readTree(Files.readString(OUTPUTS.resolve(name + ".error.json")));
        assertThat(error.path("kind")).isEqualTo(expected.path("kind"));
        assertThat(error.path("message")).isEqualTo(expected.path("message"));
        // Only the frames: newer versions of Python also mark the place in a line, and have none for a comprehension.
        assertThat(frames(error)).isEqualTo(frames(expected));
    }

    @ParameterizedTest
    @ValueSource(strings = {"faulty", "not-json"})
    void aRefusedManifestIsToldAsShown(String name) throws IOException {
        try (GitRepository refused = CommittedApps.of("docs-site/examples/refused", temp.resolve("refused-" + name))) {
            String registration = "{\"repo_url\": \"%s\", \"path\": \"%s\"}".formatted(refused.url(), name);
            JsonNode answer = client.post("/api/apps/register", registration, 422);

            JsonNode expected = StoaJson.MAPPER.readTree(Files.readString(OUTPUTS.resolve(name + ".refused.json")));
            assertThat(answer.path("detail")).isEqualTo(expected.path("detail"));
            assertThat(answer.path("errors")).isEqualTo(expected.path("errors"));
        }
    }

    private static List<String> frames(JsonNode error) {
        return error.path("traceback")
                .asString("")
                .lines()
                .filter(line -> line.startsWith("  File \"") && !line.contains("<listcomp>"))
                .toList();
    }
}
