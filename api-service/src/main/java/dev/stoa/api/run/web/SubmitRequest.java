package dev.stoa.api.run.web;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What a run is to be started with.
///
/// @param inputs an object, key to value; what is missing takes its default. Null stands for no inputs
public record SubmitRequest(@Nullable JsonNode inputs) {}
