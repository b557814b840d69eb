package dev.stoa.worker.record;

/// Which attempt something is written for. What the number does not match any more is not written.
///
/// @param id     the run's or the version's id
/// @param number the attempt's number
public record AttemptId(long id, int number) {}
