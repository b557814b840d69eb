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

    private static final Duration RUN_LIMIT = Duration.ofMinutes(3);

    private final ApiClient client;
    private final Console console;

    FirstRun(ApiClient client, Console console) {
        this.client = client;
        this.console = console;
    }

    /// @param whileWaiting called again and again; throws to end the waiting
    void make(Runnable whileWaiting) {
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
}
