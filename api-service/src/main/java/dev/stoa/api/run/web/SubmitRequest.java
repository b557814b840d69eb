package dev.stoa.api.run.web;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// What a run is to be started with.
///
/// @param inputs key to value; what is missing takes its default. Null stands for no inputs
public record SubmitRequest(
        @Schema(type = "object") @Nullable ObjectNode inputs) {}
