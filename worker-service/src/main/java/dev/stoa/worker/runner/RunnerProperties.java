package dev.stoa.worker.runner;

import dev.stoa.worker.StartRefused;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// How functions are called.
///
/// @param python         The Python that runs apps, a path or a command; 3.9 or newer.
/// @param java           The Java that compiles and runs Java apps, a path or a command; 25 or newer, a JRE will do.
///                       Without it, the worker's own.
/// @param idle           How long a runner without a run stays.
/// @param most           How many runners stay at the most; at least as many as there are slots. Without it, twice the
///                       slots and at least 8.
/// @param memoryReserve  How much memory is to be left on the machine, or below the limit of the worker's control
///                       group. When there is less, runners without a run end.
/// @param reuse          Whether an app may ask that one process serves run after run (`"isolation": "reuse"`). With
///                       `false` each run is forked.
/// @param startTimeout   The longest an app may take to be imported.
/// @param grace          How long a run that is ended has to tidy up before it is killed.
/// @param resultLimit    The largest result, as JSON; from 1KB to 256MB.
/// @param logLimit       How much is kept of what a run prints; from 1KB to 256MB.
/// @param timeoutCeiling The largest `timeout_seconds` of a manifest that counts.
/// @param memoryCeiling  The largest `memory_mb` of a manifest that counts; at least 16MB.
@ConfigurationProperties("stoa.runner")
public record RunnerProperties(
        @DefaultValue("python3") String python,
        @Nullable String java,
        @DefaultValue("5m") Duration idle,
        @Nullable Integer most,
        @DefaultValue("512MB") DataSize memoryReserve,
        @DefaultValue("true") boolean reuse,
        @DefaultValue("60s") Duration startTimeout,
        @DefaultValue("1s") Duration grace,
        @DefaultValue("16MB") DataSize resultLimit,
        @DefaultValue("1MB") DataSize logLimit,
        @DefaultValue("24h") Duration timeoutCeiling,
        @DefaultValue("4096MB") DataSize memoryCeiling) {

    /// Refuses values no worker can start with.
    public RunnerProperties {
        StartRefused.when(python.isBlank(), "stoa.runner.python must name a Python interpreter; it is empty.");
        requirePositive("idle", idle);
        requirePositive("start-timeout", startTimeout);
        requirePositive("timeout-ceiling", timeoutCeiling);
        StartRefused.when(grace.isNegative(), "stoa.runner.grace must not be negative; it is %s.".formatted(grace));
        StartRefused.when(
                resultLimit.toBytes() < 1024 || resultLimit.toMegabytes() > 256,
                "stoa.runner.result-limit must be between 1KB and 256MB; it is %s.".formatted(resultLimit));
        StartRefused.when(
                logLimit.toBytes() < 1024 || logLimit.toMegabytes() > 256,
                "stoa.runner.log-limit must be between 1KB and 256MB; it is %s.".formatted(logLimit));
        StartRefused.when(
                memoryCeiling.toMegabytes() < 16,
                "stoa.runner.memory-ceiling must be at least 16MB; it is %s.".formatted(memoryCeiling));
    }

    /// How many runners stay at most, for a worker with so many slots. There must be one for each attempt.
    int mostRunners(int slots) {
        int count = most == null ? Math.max(8, 2 * slots) : most;
        StartRefused.when(
                count < slots,
                "stoa.runner.most must be at least the number of slots (stoa.worker.slots); they are %s and %s."
                        .formatted(count, slots));
        return count;
    }

    private static void requirePositive(String name, Duration value) {
        StartRefused.when(
                value.isNegative() || value.isZero(),
                "stoa.runner.%s must be more than nothing; it is %s.".formatted(name, value));
    }
}
