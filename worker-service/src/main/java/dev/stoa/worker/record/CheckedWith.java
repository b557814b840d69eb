package dev.stoa.worker.record;

import org.jspecify.annotations.Nullable;

/// What an app version was checked with.
///
/// @param python        the interpreter's version
/// @param environmentId its packages' row; null for those of the interpreter
/// @param packages      what it saw: a JSON array of `{name, version}`
public record CheckedWith(String python, @Nullable Long environmentId, String packages) {}
