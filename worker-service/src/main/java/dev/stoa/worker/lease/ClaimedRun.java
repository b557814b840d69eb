package dev.stoa.worker.lease;

/// A run this worker has claimed.
///
/// @param inputs      the run's inputs, a JSON object
/// @param retriesLeft how often it may still be tried again after the app itself has failed
public record ClaimedRun(long id, int attempt, AppVersion version, String inputs, int retriesLeft) implements Claim {

    @Override
    public String toString() {
        return "run %d (attempt %d)".formatted(id, attempt);
    }
}
