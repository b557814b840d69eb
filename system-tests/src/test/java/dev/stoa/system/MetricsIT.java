package dev.stoa.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stoa.contracts.json.StoaJson;
import dev.stoa.testsupport.GitRepository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// What API and workers tell Prometheus and a store of logs, and that alerts, dashboard and docs ask for what there is.
class MetricsIT {
    private static final Pattern NAME =
            Pattern.compile("\\b(?:stoa|http_server|hikaricp|rabbitmq|jvm|process|system)_[a-z_]+");
    private static final Pattern RUNBOOK = Pattern.compile("runbook: (/docs/runbooks/[a-z-]+)");

    @TempDir
    static Path temp;

    private static Installation installation;
    private static GitRepository apps;
    private static Client client;
    private static Service worker;
    private static final int WORKER_PORT = Processes.freePort();

    @BeforeAll
    static void start() throws InterruptedException {
        installation = new Installation(temp);
        Service first = startWorker(Processes.freePort());
        client = installation.client();
        client.awaitWorkers(1);
        apps = GitRepository.create(temp.resolve("halves"))
                .file("manifest.json", """
                        {"name": "Half", "max_attempts": 2, "retries": 1, "inputs": {"x": {"type": "number"}, "wait": {"type": "number", "default": 0}}}""")
                .file("function.py", """
                        import asyncio
                        async def run(inputs: dict) -> dict:
                            await asyncio.sleep(inputs["wait"])
                            return {"summary": {"half": 1 / inputs["x"]}}
                        """)
                .commit("first");
        String app = client.register(apps.url(), "");
        long lost = client.submit(app, "{\"x\": 1, \"wait\": 600}");
        client.awaitStatus(lost, "RUNNING");
        first.kill();
        worker = startWorker(WORKER_PORT);
        client.awaitStatus(lost, "RUNNING");
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> client.get("/api/runs/" + lost).path("attempt").asInt() == 2);
        for (String inputs : List.of("{\"x\": 1}", "{\"x\": 2}", "{\"x\": 0}")) {
            client.finished(client.submit(app, inputs));
        }
    }

    @AfterAll
    static void stop() {
        apps.close();
        installation.close();
    }

    @Test
    void runsAreCountedAndTimedByAppAndOutcome() {
        String told = ofWorker();

        assertThat(value(told, "stoa_run_time_seconds_count{app=\"halves\",outcome=\"success\""))
                .isEqualTo(2);
        assertThat(value(told, "stoa_run_time_seconds_count{app=\"halves\",outcome=\"app_error\""))
                .isEqualTo(1);
        assertThat(value(told, "stoa_run_queue_seconds_count{app=\"halves\"")).isEqualTo(2);
        assertThat(value(told, "stoa_run_queue_seconds_sum{app=\"halves\"")).isBetween(0.0, 60.0);
        assertThat(value(told, "stoa_run_retries_total{kind=\"app_error\"")).isEqualTo(1);
        assertThat(value(told, "stoa_slots{")).isEqualTo(2);
        assertThat(value(told, "stoa_slots_busy{")).isEqualTo(1);
        assertThat(value(ofApi(), "stoa_runs_submitted_total{app=\"halves\"")).isEqualTo(4);
    }

    @Test
    void aLostWorkerIsCountedAndWhatRunsIsToldByPool() {
        assertThat(value(ofApi(), "stoa_leases_expired_total{service=\"api\",then=\"pending\""))
                .isEqualTo(1);
        assertThat(value(ofApi(), "stoa_leases_expired_total{service=\"api\",then=\"failed\""))
                .isZero();
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            assertThat(value(ofApi(), "stoa_pool_running{pool=\"default\"")).isEqualTo(1);
            assertThat(value(ofApi(), "stoa_pool_waiting{pool=\"default\"")).isZero();
            assertThat(value(ofApi(), "stoa_pool_workers{pool=\"default\"")).isPositive();
        });
    }

    @Test
    void alertsDashboardAndDocsAskForWhatThereIs() throws IOException {
        String told = ofApi() + ofWorker();
        for (String file : List.of(
                "deploy/metrics/alerts.yaml",
                "deploy/metrics/dashboard.json",
                "docs-site/pages/docs/metrics.mdx",
                "docs-site/pages/docs/runbooks/runs-wait-long.mdx")) {
            Set<String> asked = NAME.matcher(text(file))
                    .results()
                    .map(MatchResult::group)
                    .filter(name -> !name.endsWith("_"))
                    .collect(Collectors.toSet());
            assertThat(asked)
                    .as(file)
                    .isNotEmpty()
                    .allSatisfy(name -> assertThat(told).containsPattern("(?m)^%s(_count)?[{ ]".formatted(name)));
        }
    }

    @Test
    void eachAlertHasItsPage() throws IOException {
        List<String> pages = RUNBOOK.matcher(text("deploy/metrics/alerts.yaml"))
                .results()
                .map(found -> found.group(1))
                .toList();

        assertThat(pages).hasSizeGreaterThan(5).doesNotHaveDuplicates();
        assertThat(pages)
                .allSatisfy(page -> assertThat(CommittedApps.folderOf("docs-site/pages" + page + ".mdx"))
                        .isRegularFile());
        assertThat(text("deploy/metrics/alerts.yaml").split("- alert: ", -1)).hasSize(pages.size() + 1);
    }

    @Test
    void structuredLogsSayWhichAttemptOfWhichRunOnWhichWorker() {
        List<JsonNode> lines =
                worker.log().lines().map(StoaJson.MAPPER::readTree).toList();

        assertThat(lines)
                .filteredOn(line -> line.path("message").asString().contains("failed and is tried again"))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.path("run").asString()).matches("[0-9]+");
                    assertThat(line.path("attempt").asString()).isEqualTo("1");
                    assertThat(line.path("worker").asString()).startsWith("worker-");
                    assertThat(line.at("/log/level").asString()).isEqualTo("INFO");
                });
    }

    private static Service startWorker(int port) {
        return installation.startWorker(
                2,
                installation.addresses(),
                List.of(),
                Map.of("STOA_WORKER_PORT", String.valueOf(port), "STOA_LOG_FORMAT", "ecs"));
    }

    private static String ofApi() {
        return text(URI.create(installation.url() + "/actuator/prometheus"));
    }

    private static String ofWorker() {
        return text(URI.create("http://127.0.0.1:%d/actuator/prometheus".formatted(WORKER_PORT)));
    }

    /// The value of the one series that begins so.
    private static double value(String told, String beginning) {
        List<String> lines =
                told.lines().filter(line -> line.startsWith(beginning)).toList();
        assertThat(lines).as(beginning).hasSize(1);
        return Double.parseDouble(lines.getFirst().substring(lines.getFirst().lastIndexOf(' ') + 1));
    }

    private static String text(String file) throws IOException {
        return Files.readString(CommittedApps.folderOf(file));
    }

    private static String text(URI address) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer =
                    http.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
