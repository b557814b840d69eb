package dev.stoa.worker.lease;

/// A run this worker has claimed.
///
/// @param inputs the run's inputs, a JSON object
public record ClaimedRun(long id, int attempt, AppVersion version, String inputs) implements Claim {

    @Override
    public String toString() {
        return "run %d (attempt %d)".formatted(id, attempt);
    }
}
