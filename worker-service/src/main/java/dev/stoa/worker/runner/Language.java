package dev.stoa.worker.runner;

import org.jspecify.annotations.Nullable;

/// What an app runs on; one of the two is there.
///
/// @param python the interpreter's version, such as 3.11.2
/// @param java   the version of Java, such as 25.0.3
public record Language(@Nullable String python, @Nullable String java) {}
