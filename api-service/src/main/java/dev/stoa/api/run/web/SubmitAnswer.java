package dev.stoa.api.run.web;

import dev.stoa.contracts.run.RunStatus;

/// What was recorded.
///
/// @param runId  the run
/// @param status PENDING, or for a repeated submission where the first run stands
public record SubmitAnswer(long runId, RunStatus status) {}
