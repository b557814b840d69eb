package dev.stoa.worker.runner;

import dev.stoa.contracts.run.RunError;
import org.jspecify.annotations.Nullable;

/// The first thing a runner says.
///
/// @param python the interpreter's version; null when the app could not be imported, and for a Java app
/// @param java   the version of Java; null when the app could not be compiled, and for a Python app
/// @param error  why it could not; null when it was
record Hello(
        @Nullable String python,
        @Nullable String java,
        @Nullable RunError error) {}
