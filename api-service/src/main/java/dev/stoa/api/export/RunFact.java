package dev.stoa.api.export;

import dev.stoa.api.run.RunRow;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Something a file says about the run itself.
///
/// @param value null is a NullNode; times are RFC 3339
public record RunFact(String name, JsonNode value) {

    /// What is told of a run, in order.
    static List<RunFact> of(RunRow run) {
        return List.of(
                of("App", run.appName()),
                of("App's name in addresses", run.functionName()),
                of("Version", run.versionNumber()),
                of("Commit", run.commit()),
                of("Run", run.id()),
                of("Status", run.status()),
                of("Submitted (UTC)", run.createdAt()),
                of("Started (UTC)", run.startedAt()),
                of("Finished (UTC)", run.finishedAt()),
                of("Seconds in the queue", run.queueSeconds()),
                of("Seconds running", run.runSeconds()),
                of("Worker", run.workerId()),
                of("Attempt", run.attempt()));
    }

    private static RunFact of(String name, @Nullable Object value) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return new RunFact(
                name,
                switch (value) {
                    case null -> nodes.nullNode();
                    case Integer number -> nodes.numberNode(number);
                    case Long number -> nodes.numberNode(number);
                    case Double number -> nodes.numberNode(number);
                    default -> nodes.stringNode(value.toString());
                });
    }
}
