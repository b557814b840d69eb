package dev.stoa.api.quota;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How an account stands with one of its limits.
///
/// @param limit   which one
/// @param most    its value
/// @param used    what is used of it
/// @param freesIn until some of it is free again, and when all is used until as much as a run needs is; null where
///                nobody can tell
public record Standing(
        Limit limit, int most, double used, @Nullable Duration freesIn) {

    /// What can be limited.
    public enum Limit {
        /// Pending and running runs.
        RUNS_IN_FLIGHT,
        /// Runs submitted within the last 60 minutes.
        RUNS_PER_HOUR,
        /// CPU time of the runs that ended within the last 24 hours.
        CPU_SECONDS_PER_DAY
    }

    /// One for each limit there is.
    static List<Standing> of(Limits limits, OwnUse use) {
        List<Standing> standings = new ArrayList<>();
        if (limits.runsInFlight() != null) {
            standings.add(new Standing(Limit.RUNS_IN_FLIGHT, limits.runsInFlight(), use.runsInFlight(), null));
        }
        if (limits.runsPerHour() != null) {
            standings.add(new Standing(Limit.RUNS_PER_HOUR, limits.runsPerHour(), use.runsOfHour(), use.hourFreesIn()));
        }
        if (limits.cpuSecondsPerDay() != null) {
            standings.add(new Standing(
                    Limit.CPU_SECONDS_PER_DAY, limits.cpuSecondsPerDay(), use.cpuSecondsOfDay(), use.dayFreesIn()));
        }
        return standings;
    }

    boolean isReached() {
        return used >= most;
    }

    /// Whole units that are left.
    long remaining() {
        return Math.max(0, (long) Math.floor(most - used));
    }

    /// The same after one run more.
    Standing withOneRunMore() {
        return switch (limit) {
            case RUNS_IN_FLIGHT -> new Standing(limit, most, used + 1, null);
            case RUNS_PER_HOUR -> new Standing(limit, most, used + 1, freesIn == null ? Duration.ofHours(1) : freesIn);
            case CPU_SECONDS_PER_DAY -> this;
        };
    }
}
