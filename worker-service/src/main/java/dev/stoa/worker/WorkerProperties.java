package dev.stoa.worker;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What one worker is.
///
/// @param id     The worker's name, different for every one. Without it, the host's name and random digits.
/// @param pools  Which runs the worker takes: those whose manifest names one of these as its `pool`. Letters a to z,
///               digits and hyphens, 40 characters each at most.
/// @param slots  How many runs of each pool the worker carries out at a time, so that none waits for another's; at
///               least 1. Without it, twice the processors, at least 2.
/// @param folder Where checkouts, environments and temporary files are; workers of one machine may share it. Without
///               it, `stoa-worker` in the system's temporary folder.
/// @param grace  How long runs may go on when the worker is asked to stop, before they are handed back.
@ConfigurationProperties("stoa.worker")
public record WorkerProperties(
        @Nullable String id,
        @DefaultValue("default") List<String> pools,
        @Nullable Integer slots,
        @Nullable Path folder,
        @DefaultValue("30s") Duration grace) {

    /// As in `manifest.schema.json`.
    private static final Pattern POOL = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

    /// Refuses values no worker can start with.
    public WorkerProperties {
        StartRefused.when(
                slots != null && slots < 1, "stoa.worker.slots must be at least 1; it is %s.".formatted(slots));
        pools = List.copyOf(new LinkedHashSet<>(pools));
        StartRefused.when(pools.isEmpty(), "stoa.worker.pools must name a pool, such as default; it is empty.");
        for (String pool : pools) {
            StartRefused.when(
                    !POOL.matcher(pool).matches(),
                    "stoa.worker.pools has \"%s\", which no manifest can name: a pool has letters a to z, digits and hyphens, 40 at most, and begins with a letter or digit."
                            .formatted(pool));
        }
        StartRefused.when(grace.isNegative(), "stoa.worker.grace must not be negative; it is %s.".formatted(grace));
    }
}
