package dev.stoa.api.export;

import dev.stoa.api.run.RunRow;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// A run that has a result, with what a file for people says about it.
///
/// @param result an object
/// @param inputs in the order of the form
public record ExportedRun(RunRow run, JsonNode result, List<RunInput> inputs) {
    private static final Set<String> SHOWN = Set.of("columns", "table", "series", "summary");

    /// What is told of the run itself.
    public List<RunFact> facts() {
        return RunFact.of(run);
    }

    /// The keys of the result that are the author's own, and stand in the JSON only.
    public List<String> ownKeys() {
        return result.propertyNames().stream()
                .filter(key -> !SHOWN.contains(key))
                .toList();
    }
}
