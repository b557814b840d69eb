package dev.stoa.worker.runner;

import dev.stoa.contracts.manifest.Manifest;
import java.math.BigDecimal;
import java.time.Duration;

/// What one run may use: what its manifest asks for, as far as the operator allows it.
///
/// @param timeout            wall clock
/// @param timeoutIsOperators whether the operator's ceiling is below what the manifest asks for
/// @param memoryMb           in MiB
/// @param memoryIsOperators  likewise
public record RunLimits(Duration timeout, boolean timeoutIsOperators, int memoryMb, boolean memoryIsOperators) {

    /// The limits of a run of an app.
    public static RunLimits of(Manifest manifest, RunnerProperties properties) {
        long memoryCeilingMb = properties.memoryCeiling().toMegabytes();
        boolean lessTime = properties.timeoutCeiling().compareTo(manifest.timeout()) < 0;
        boolean lessMemory = memoryCeilingMb < manifest.memoryMb();
        return new RunLimits(
                lessTime ? properties.timeoutCeiling() : manifest.timeout(),
                lessTime,
                lessMemory ? Math.toIntExact(memoryCeilingMb) : manifest.memoryMb(),
                lessMemory);
    }

    /// The timeout as the end of a sentence: `300 s, the timeout_seconds of its manifest`.
    String timeoutInWords() {
        String seconds = seconds(timeout);
        return timeoutIsOperators
                ? seconds + " s, the longest the operator allows (stoa.runner.timeout-ceiling)"
                : seconds + " s, the timeout_seconds of its manifest";
    }

    /// The memory limit as the end of a sentence: `512 MB, the memory_mb of its manifest`.
    String memoryInWords() {
        return memoryIsOperators
                ? memoryMb + " MB, the most the operator allows (stoa.runner.memory-ceiling)"
                : memoryMb + " MB, the memory_mb of its manifest";
    }

    private static String seconds(Duration duration) {
        return BigDecimal.valueOf(duration.toMillis(), 3).stripTrailingZeros().toPlainString();
    }
}
