package dev.stoa.worker.record;

import org.jspecify.annotations.Nullable;

/// What an app version was checked with.
///
/// @param python        the interpreter's version; null for a Java app
/// @param java          the version of Java; null for a Python app
/// @param environmentId its packages' row; null for those of the interpreter
/// @param packages      what it saw: a JSON array of `{name, version}`; null for a Java app
public record CheckedWith(
        @Nullable String python,
        @Nullable String java,
        @Nullable Long environmentId,
        @Nullable String packages) {}
