package dev.stoa.worker;

import org.jspecify.annotations.Nullable;

/// A run as the database has it, with its result and its log.
public record RunRow(
        String status,
        int attempt,
        @Nullable String kind,
        @Nullable String message,
        @Nullable String traceback,
        @Nullable Double progress,
        @Nullable String progressMessage,
        @Nullable String workerId,
        @Nullable Double cpuSeconds,
        @Nullable String result,
        String log) {}
