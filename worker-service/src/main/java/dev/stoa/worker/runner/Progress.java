package dev.stoa.worker.runner;

import org.jspecify.annotations.Nullable;

/// How far a run says it is.
///
/// @param fraction between 0 and 1; null when the run only has something to say
/// @param message  null when it says nothing
public record Progress(@Nullable Double fraction, @Nullable String message) {}
