package dev.stoa.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stoa.contracts.json.StoaJson;
import dev.stoa.testsupport.GitRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Makes every call that the documentation shows, in an order in which ids come out the same each time.
final class DocsCalls {
    private static final String EXAMPLES = "docs-site/examples/apps";
    private static final int YEARS = 5;

    private final Client client;
    private final Exchanges exchanges;
    private final Path temp;

    /// @param client    of an installation without apps
    /// @param exchanges keeps the calls
    /// @param temp      where the apps' repositories are made
    DocsCalls(Client client, Exchanges exchanges, Path temp) {
        this.client = client;
        this.exchanges = exchanges;
        this.temp = temp;
    }

    void make() throws IOException, InterruptedException, TimeoutException {
        try (GitRepository surrender = app("surrender");
                GitRepository fund = app("fund-projection")) {
            catalogue(surrender);
            submissions();
            failure(fund);
            underWay();
            reading();
            monitor();
            brokenVersion(surrender);
            versions(surrender);
        }
    }

    private void catalogue(GitRepository surrender) throws IOException, InterruptedException {
        exchanges.post("register", "/api/apps/register", registration(surrender));
        awaitVersion("surrender", "READY");
        try (GitRepository faulty = GitRepository.create(temp.resolve("lapse"))
                .file("manifest.json", """
                        {"name": "Lapse Model", "inputs": {"duration": {"type": "slider"}, "basis": {"type": "select"}}}""")
                .commit("first")) {
            exchanges.post("register-invalid", "/api/apps/register", registration(faulty));
        }
        exchanges.get("list-apps", "/api/apps");
        exchanges.get("get-app", "/api/apps/surrender");
        exchanges.get("app-schema", "/api/apps/surrender/schema");
        exchanges.post("validate", "/api/apps/surrender/validate", "{\"inputs\": {\"duration\": 99}}");
    }

    private void submissions() throws IOException, InterruptedException {
        JsonNode submitted = exchanges.post("submit", "/api/apps/surrender/run", "{\"inputs\": {\"duration\": 10}}");
        client.finished(submitted.path("run_id").asLong());
        exchanges.post(
                "submit-wait", "/api/apps/surrender/run", "{\"inputs\": {\"duration\": 3}}", "Prefer", "wait=10");
        exchanges.post(
                "submit-invalid",
                "/api/apps/surrender/run",
                "{\"inputs\": {\"duration\": 99, \"basis\": \"stressed\"}}");

        String inputs = "{\"inputs\": {\"duration\": 5}}";
        String[] key = {"Idempotency-Key", "2026-q4-duration-5"};
        JsonNode first = client.post("/api/apps/surrender/run", inputs, 202, key);
        client.finished(first.path("run_id").asLong());
        JsonNode repeat = exchanges.post("submit-idempotent", "/api/apps/surrender/run", inputs, key);
        assertThat(repeat.path("run_id")).isEqualTo(first.path("run_id"));
        exchanges.post("submit-key-reused", "/api/apps/surrender/run", "{\"inputs\": {\"duration\": 6}}", key);
    }

    private void failure(GitRepository fund) throws IOException, InterruptedException {
        client.register(fund.url(), "");
        awaitVersion("fund-projection", "READY");
        long failed = client.submit("fund-projection", "{\"withdrawal\": 20}");
        client.finished(failed);
        exchanges.get("get-run-failed", "/api/runs/" + failed);
        exchanges.get("export-without-result", "/api/runs/" + failed + "/export/csv");
    }

    private void underWay() throws IOException, InterruptedException, TimeoutException {
        long watched = client.submit("fund-projection", "{\"years\": %d, \"seconds_per_year\": 1}".formatted(YEARS));
        long cancelled = client.submit("fund-projection", "{\"years\": 40, \"seconds_per_year\": 1}");
        awaitProgress(watched);
        awaitProgress(cancelled);
        exchanges.get("monitor-live", "/api/monitor/live");
        exchanges.answer("monitor-live").path("runs").forEach(run -> {
            assertThat(run.path("progress").isNumber()).isTrue();
            ((ObjectNode) run).put("progress", run.path("run_id").asLong() == watched ? 0.4 : 0.05);
        });
        exchanges.watched("ws-running", "/ws/runs/" + watched, shortened(client.watch(watched)));

        exchanges.post("cancel", "/api/runs/" + cancelled + "/cancel", null);
        client.finished(cancelled);
        exchanges.post("cancel-finished", "/api/runs/" + cancelled + "/cancel", null);
        exchanges.get("logs", "/api/runs/" + watched + "/logs");
    }

    /// The first message, one on the way and the last, as if the looks had fallen on the first year's, the third
    /// year's and the last year's end.
    private static List<JsonNode> shortened(List<JsonNode> messages) {
        List<String> log = messages.stream()
                .flatMap(message -> message.path("log").asString("").lines())
                .toList();
        assertThat(log).as("each line is told once").hasSize(YEARS).doesNotHaveDuplicates();
        assertThat(messages).hasSizeGreaterThan(2);
        List<JsonNode> shown = new ArrayList<>(List.of(messages.get(0), messages.get(1), messages.getLast()));
        told((ObjectNode) shown.get(0), 1, log.subList(0, 1));
        told((ObjectNode) shown.get(1), 3, log.subList(1, 3));
        told((ObjectNode) shown.get(2), YEARS, log.subList(3, YEARS));
        return shown;
    }

    private static void told(ObjectNode message, int year, List<String> log) {
        assertThat(message.at("/progress/fraction").isNumber()).isTrue();
        ((ObjectNode) message.path("progress"))
                .put("fraction", (double) year / YEARS)
                .put("message", "Year %d of %d".formatted(year, YEARS));
        message.put("log", log.stream().map(line -> line + "\n").collect(Collectors.joining()));
    }

    private void reading() throws IOException, InterruptedException, TimeoutException {
        exchanges.get("get-run", "/api/runs/2");
        exchanges.get("list-runs", "/api/runs?app=surrender&limit=2");
        exchanges.get(
                "list-runs-where",
                "/api/runs?where=inputs.duration%3E4&where=summary.Last%20year%3C0.05&status=SUCCESS");
        exchanges.get("list-runs-refused", "/api/runs?stauts=FAILED");
        exchanges.get("export-csv", "/api/runs/2/export/csv");
        exchanges.get("export-xlsx", "/api/runs/2/export/xlsx");
        exchanges.get("export-pdf", "/api/runs/2/export/pdf");
        exchanges.get("export-json", "/api/runs/2/export/json");
        exchanges.get("not-found", "/api/runs/999");
        exchanges.watched("ws-success", "/ws/runs/2", client.watch(2));
        exchanges.watched("ws-not-found", "/ws/runs/999", client.watch(999));
    }

    private void monitor() throws IOException, InterruptedException {
        exchanges.get("monitor-stats", "/api/monitor/stats");
        exchanges.get("monitor-apps", "/api/monitor/apps");
        exchanges.get("monitor-history", "/api/monitor/history");
        ArrayNode days = (ArrayNode) exchanges.answer("monitor-history");
        assertThat(days).hasSize(30);
        // The page shows the last two of them.
        while (days.size() > 2) {
            days.remove(0);
        }
        ((ObjectNode) days.get(0)).put("day", "2026-11-23");
        ((ObjectNode) days.get(1)).put("day", "2026-11-24");
        exchanges.get("monitor-workers", "/api/monitor/workers");
        exchanges.get("health", "/health");
    }

    private void brokenVersion(GitRepository surrender) throws IOException, InterruptedException {
        surrender
                .file("function.py", "def run(inputs: dict) -> dict:\n    return {}\n")
                .commit("second");
        client.register(surrender.url(), "");
        awaitVersion("surrender", "BROKEN");
        exchanges.get("versions", "/api/apps/surrender/versions");
    }

    private void versions(GitRepository surrender) throws IOException, InterruptedException {
        surrender
                .file("function.py", Files.readString(Path.of("..", EXAMPLES, "surrender", "function.py")))
                .commit("third");
        exchanges.post("sync", "/api/apps/surrender/sync", null);
        awaitVersion("surrender", "READY");
        exchanges.post("use-version", "/api/apps/surrender/versions/1/use", null);
        JsonNode submitted = exchanges.post(
                "submit-version", "/api/apps/surrender/run", "{\"inputs\": {\"duration\": 10}, \"version\": 3}");
        client.finished(submitted.path("run_id").asLong());
        exchanges.post(
                "hook",
                "/api/hooks/gitlab/surrender",
                "{\"object_kind\": \"push\", \"ref\": \"refs/heads/main\", \"project\": {\"default_branch\": \"main\"}}",
                "X-Gitlab-Event",
                "Push Hook",
                "X-Gitlab-Token",
                Installation.HOOK_SECRET);
    }

    private GitRepository app(String name) throws IOException {
        return CommittedApps.of(EXAMPLES + "/" + name, temp.resolve(name));
    }

    private static String registration(GitRepository repository) {
        return StoaJson.MAPPER
                .createObjectNode()
                .put("repo_url", repository.url())
                .toString();
    }

    private void awaitVersion(String app, String status) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> client.get("/api/apps/" + app)
                        .at("/latest_version/status")
                        .asString()
                        .equals(status));
    }

    private void awaitProgress(long runId) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> client.get("/api/runs/" + runId)
                        .at("/progress/fraction")
                        .isNumber());
    }
}
