package dev.stoa.worker.runner;

import dev.stoa.worker.StartRefused;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// How functions are called.
///
/// @param python         the interpreter, a path or a command; 3.9 or newer
/// @param java           the program that runs Java apps, a path or a command, 25 or newer; null takes the worker's own
/// @param idle           how long a runner without a run stays
/// @param most           how many runners stay at most; null takes twice the slots, at least 8
/// @param memoryReserve  how much memory is to be left on the machine, or in the worker's control group; when there is
///                       less, runners without a run end
/// @param reuse          whether apps that ask for it keep module state from run to run
/// @param startTimeout   how long an app may take to be imported
/// @param grace          how long a run that is ended has to tidy up
/// @param resultLimit    the largest result, as JSON
/// @param logLimit       how much of what a run prints is kept
/// @param timeoutCeiling the largest `timeout_seconds` that counts
/// @param memoryCeiling  the largest `memory_mb` that counts
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
