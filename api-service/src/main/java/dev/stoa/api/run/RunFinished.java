package dev.stoa.api.run;

/// A run has reached a terminal status.
///
/// @param runId the run
public record RunFinished(long runId) {}
