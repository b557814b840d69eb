package dev.stoa.api.run;

/// A running run is to be ended by the worker that has it.
///
/// @param runId the run
public record CancelAsked(long runId) {}
