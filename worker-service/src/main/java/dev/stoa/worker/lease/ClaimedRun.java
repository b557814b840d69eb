package dev.stoa.worker.lease;

import org.jspecify.annotations.Nullable;

/// A run this worker has claimed.
///
/// @param inputs      the run's inputs, a JSON object
/// @param retriesLeft how often it may still be tried again after the app itself has failed
/// @param traceparent the request that submitted it, as in [TraceParent]; null when that was not traced
public record ClaimedRun(
        long id,
        int attempt,
        AppVersion version,
        String inputs,
        int retriesLeft,
        @Nullable String traceparent) implements Claim {

    @Override
    public String toString() {
        return "run %d (attempt %d)".formatted(id, attempt);
    }
}
