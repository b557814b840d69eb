package dev.stoa.api.monitor;

import dev.stoa.contracts.run.RunStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the monitor shows.
public final class Figures {
    private Figures() {}

    /// How runs went.
    ///
    /// @param successRate         succeeded / (succeeded + failed), 0 to 1; null before the first of either
    /// @param meanDurationSeconds of the runs that succeeded, from claim to end; null before the first
    public record Totals(
            long total,
            long pending,
            long running,
            long succeeded,
            long failed,
            long cancelled,
            @Nullable Double successRate,
            @Nullable Double meanDurationSeconds) {}

    /// How one app's runs went.
    public record AppTotals(long appId, String appName, String functionName, Totals runs) {}

    /// All runs, and by app.
    ///
    /// @param deadTickets messages that workers have put aside because they were no tickets; null while the broker is
    /// away
    public record Stats(
            Totals runs, List<AppTotals> apps, @Nullable Long deadTickets) {}

    /// A run that waits or is under way.
    ///
    /// @param worker       null while it waits
    /// @param progress     0 to 1; null when the function told none
    /// @param startedAt    null while it waits
    /// @param seconds      since it was submitted (waiting) or claimed (running)
    public record LiveRun(
            long runId,
            long appId,
            String appName,
            String functionName,
            RunStatus status,
            @Nullable String worker,
            @Nullable Double progress,
            Instant createdAt,
            @Nullable Instant startedAt,
            double seconds) {}

    /// What waits and what is under way.
    ///
    /// @param runs the oldest of them, running ones first, at most 100
    public record Live(long pending, long running, List<LiveRun> runs) {}

    /// How many runs were submitted on a day, and how they stand.
    ///
    /// @param day a day in UTC
    public record Day(LocalDate day, long total, long succeeded, long failed, long cancelled) {}

    /// A worker process.
    ///
    /// @param pools      which runs it takes
    /// @param slots      how many runs it can have at a time, as many of each pool
    /// @param busy       how many it had at its last heartbeat
    /// @param python     the version of Python it calls functions with
    /// @param protection what keeps app code away from the machine
    /// @param alive      whether its last heartbeat is recent
    public record Worker(
            String id,
            String host,
            long pid,
            List<String> pools,
            int slots,
            int busy,
            @Nullable String python,
            String protection,
            Instant startedAt,
            Instant heartbeatAt,
            boolean alive) {}
}
