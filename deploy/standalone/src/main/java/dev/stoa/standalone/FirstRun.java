package dev.stoa.standalone;

import dev.stoa.standalone.ApiClient.Answer;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Makes one run of the Mortality Simulator, follows it and prints its result: the whole way from REST to a worker and
/// back is seen to work.
final class FirstRun {

    static final String APP = "mortality-simulator";

    private static final Duration CHECK_LIMIT = Duration.ofMinutes(2);
    private static final Duration RUN_LIMIT = Duration.ofMinutes(3);

    private final ApiClient client;
    private final Console console;

    FirstRun(ApiClient client, Console console) {
        this.client = client;
        this.console = console;
    }

    /// @param whileWaiting called again and again; throws to end the waiting
    void make(Runnable whileWaiting) {
        if (!awaitChecked(whileWaiting)) {
            return;
        }
        Answer answer = client.post("/api/apps/" + APP + "/run", Map.of("inputs", Map.of()));
        if (!answer.isSuccess()) {
            console.line("The first run of %s was refused: %s".formatted(APP, answer.problem()));
            return;
        }
        long run = answer.body().path("run_id").asLong();
        console.line("");
        console.line("A run of %s, with its default inputs: run %d".formatted(APP, run));
        Optional<JsonNode> end = new FollowRun(client, console).of(run, RUN_LIMIT, whileWaiting);
        end.ifPresentOrElse(
                message -> PrintResult.of(message, console),
                () -> console.line("The run goes on; see %s/api/runs/%d".formatted(client.address(), run)));
    }

    /// Waits while the newest version of the app is being checked. False when there is no such app.
    private boolean awaitChecked(Runnable whileWaiting) {
        if (client.findFirst("/api/apps", "function_name", APP).isEmpty()) {
            console.line("There is no app %s, so there is no first run.".formatted(APP));
            return false;
        }
        long deadline = System.nanoTime() + CHECK_LIMIT.toNanos();
        while (System.nanoTime() < deadline) {
            Answer versions = client.get("/api/apps/" + APP + "/versions");
            if (!versions.body().path(0).path("status").asString("").equals("CHECKING")) {
                return true;
            }
            whileWaiting.run();
            Pause.of(Duration.ofMillis(200));
        }
        return true;
    }
}
