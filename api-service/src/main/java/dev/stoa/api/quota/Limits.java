package dev.stoa.api.quota;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The most that somebody may have; null is no limit, and for one account that its role's counts.
///
/// @param runsInFlight     pending and running ones together
/// @param runsPerHour      submitted within the last 60 minutes
/// @param cpuSecondsPerDay CPU time of the runs that ended within the last 24 hours
public record Limits(
        @Nullable Integer runsInFlight,
        @Nullable Integer runsPerHour,
        @Nullable Integer cpuSecondsPerDay) {
    /// No limit at all.
    public static final Limits NONE = new Limits(null, null, null);

    /// Throws [LimitRefusedException] when one cannot be.
    void check() {
        check("runs_in_flight", runsInFlight);
        check("runs_per_hour", runsPerHour);
        check("cpu_seconds_per_day", cpuSecondsPerDay);
    }

    private static void check(String key, @Nullable Integer value) {
        if (value != null && value < 1) {
            throw new LimitRefusedException(key, value);
        }
    }

    /// As the audit trail has them.
    Map<String, String> words() {
        return Map.of(
                "runs_in_flight", word(runsInFlight),
                "runs_per_hour", word(runsPerHour),
                "cpu_seconds_per_day", word(cpuSecondsPerDay));
    }

    private static String word(@Nullable Integer value) {
        return value == null ? "none" : value.toString();
    }

    /// Whether nothing is limited.
    boolean isNone() {
        return equals(NONE);
    }

    /// These limits, and where there is none the other's.
    Limits orElse(Limits other) {
        return new Limits(
                runsInFlight == null ? other.runsInFlight : runsInFlight,
                runsPerHour == null ? other.runsPerHour : runsPerHour,
                cpuSecondsPerDay == null ? other.cpuSecondsPerDay : cpuSecondsPerDay);
    }
}
