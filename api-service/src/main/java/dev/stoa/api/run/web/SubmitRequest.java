package dev.stoa.api.run.web;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// What a run is to be started with.
///
/// @param inputs key to value; what is missing takes its default. Null stands for no inputs
public record SubmitRequest(@Nullable ObjectNode inputs) {}
