package dev.stoa.worker;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What one worker is.
///
/// @param id     its name in the database, different for every worker; null takes the host's name and random digits
/// @param pool   which runs it takes: those whose manifest names this pool
/// @param slots  how many attempts it carries out at a time; null takes twice the processors, at least 2
/// @param folder where checkouts and temporary files are; workers of one machine may share it. Null takes `stoa-worker`
/// in
///               the system's temporary folder
/// @param grace  how long running attempts may go on when the worker is asked to end, before they are handed back
@ConfigurationProperties("stoa.worker")
public record WorkerProperties(
        @Nullable String id,
        @DefaultValue("default") String pool,
        @Nullable Integer slots,
        @Nullable Path folder,
        @DefaultValue("30s") Duration grace) {

    /// Refuses values no worker can start with.
    public WorkerProperties {
        StartRefused.when(
                slots != null && slots < 1, "stoa.worker.slots must be at least 1; it is %s.".formatted(slots));
        StartRefused.when(pool.isBlank(), "stoa.worker.pool must name a pool, such as default; it is empty.");
        StartRefused.when(grace.isNegative(), "stoa.worker.grace must not be negative; it is %s.".formatted(grace));
    }
}
