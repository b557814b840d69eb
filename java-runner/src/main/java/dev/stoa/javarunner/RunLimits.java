package dev.stoa.javarunner;

/// What a run may use.
///
/// @param resultBytes the largest result, as JSON
/// @param memoryMb    as its author wrote it, for words
record RunLimits(int resultBytes, String memoryMb) {}
