package dev.stoa.api.run;

/// A run is recorded, and its version is ready: it may be claimed.
///
/// @param runId the run
/// @param pool  which workers may claim it
public record RunSubmitted(long runId, String pool) {}
