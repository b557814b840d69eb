package dev.stoa.api.quota;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What an account uses of what it may have.
///
/// @param runsInFlight  pending and running ones; 0 where it was not asked
/// @param runsOfHour    submitted within the last 60 minutes; 0 where it was not asked
/// @param hourFreesIn   until the first of these is older than that, or until there are fewer than the limit; null when
///                      there are none
/// @param cpuSecondsOfDay CPU time of the runs that ended within the last 24 hours; 0 where it was not asked
/// @param dayFreesIn    likewise
record OwnUse(
        int runsInFlight,
        int runsOfHour,
        @Nullable Duration hourFreesIn,
        double cpuSecondsOfDay,
        @Nullable Duration dayFreesIn) {}
