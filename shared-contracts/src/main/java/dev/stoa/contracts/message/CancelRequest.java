package dev.stoa.contracts.message;

/// Asks every worker to end a run if it has it. Workers see the same wish in the database at their next heartbeat.
///
/// @param runId the run
public record CancelRequest(long runId) {}
