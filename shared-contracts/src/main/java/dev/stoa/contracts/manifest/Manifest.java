package dev.stoa.contracts.manifest;

import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What an author says about an app: a valid `manifest.json` with the defaults filled in.
///
/// @param document    the manifest as the author wrote it, in its order, unknown keys included
/// @param name        shown on the card, 1-80 characters
/// @param description shown on the card, at most 500 characters
/// @param inputs      key to field, as the author wrote them
/// @param tags        for search
/// @param timeout     wall clock for one run
/// @param memoryMb    memory for one run, in MiB
/// @param maxAttempts how often a run is started again when its worker is lost
/// @param retries     how often a run is tried again when the app itself fails
/// @param pool        which workers may run it
/// @param network     whether it asks for the network
/// @param reuses      whether module state may be kept from run to run, for speed
/// @param secrets     the names of the secrets its runs are given, each once
public record Manifest(
        ObjectNode document,
        String name,
        String description,
        ObjectNode inputs,
        List<String> tags,
        Duration timeout,
        int memoryMb,
        int maxAttempts,
        int retries,
        String pool,
        boolean network,
        boolean reuses,
        List<String> secrets) {

    /// What calls the function: as the manifest says, else by the file that is there; `function.py` goes first.
    ///
    /// @param hasFile whether the app's folder has a file of this name
    public AppRuntime runtime(Predicate<String> hasFile) {
        return switch (document.path("runtime").asString("")) {
            case "java" -> AppRuntime.JAVA;
            case "python" -> AppRuntime.PYTHON;
            default ->
                hasFile.test(AppRuntime.JAVA.file()) && !hasFile.test(AppRuntime.PYTHON.file())
                        ? AppRuntime.JAVA
                        : AppRuntime.PYTHON;
        };
    }

    /// Reads a document that [ManifestReader] found valid.
    static Manifest of(ObjectNode document) {
        ObjectNode inputs = document.get("inputs") instanceof ObjectNode fields ? fields : document.objectNode();
        return new Manifest(
                document,
                document.path("name").asString(),
                document.path("description").asString(""),
                inputs,
                texts(document.path("tags")),
                Duration.ofMillis(Math.round(document.path("timeout_seconds").asDouble(300) * 1000)),
                document.path("memory_mb").asInt(512),
                document.path("max_attempts").asInt(3),
                document.path("retries").asInt(0),
                document.path("pool").asString("default"),
                document.path("network").asBoolean(false),
                document.path("isolation").asString("fork").equals("reuse"),
                texts(document.path("secrets")));
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).distinct().toList();
    }
}
