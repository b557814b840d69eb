package dev.stoa.api.monitor;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How much an app is used and how it goes, as its card shows it.
///
/// @param runs          all runs ever submitted
/// @param medianSeconds from claim to end, of the runs that succeeded among its latest 500 that succeeded or failed;
/// null
///                      when none did
/// @param successRate   succeeded / (succeeded + failed) of the latest of either, at most 500; null before the first
/// @param days          runs submitted on each of the last 14 days in UTC, oldest first, today last
/// @param lastRunAt     when the latest run was submitted; null before the first
public record AppActivity(
        long appId,
        String functionName,
        long runs,
        @Nullable Double medianSeconds,
        @Nullable Double successRate,
        List<Integer> days,
        @Nullable Instant lastRunAt) {}
