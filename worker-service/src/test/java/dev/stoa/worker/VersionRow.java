package dev.stoa.worker;

import org.jspecify.annotations.Nullable;

/// A version as a test looks at it.
public record VersionRow(
        long id,
        String status,
        @Nullable String checkLog,
        @Nullable String python,
        @Nullable String kind,
        @Nullable String message,
        @Nullable Long environmentId,
        @Nullable String packages) {}
