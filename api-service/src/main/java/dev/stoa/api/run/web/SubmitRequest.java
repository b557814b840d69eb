package dev.stoa.api.run.web;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What a run is to be started with.
///
/// @param inputs  an object, key to value; what is missing takes its default. Null stands for no inputs
/// @param version the number of one of the app's versions; null stands for the current one
public record SubmitRequest(
        @Nullable JsonNode inputs,

        @Schema(ref = "VersionNumber") @Nullable JsonNode version) {}
