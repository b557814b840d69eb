package dev.stoa.worker.lease;

/// The check of an app version, claimed by this worker. Its id is the version's.
public record ClaimedCheck(int attempt, AppVersion version) implements Claim {

    @Override
    public long id() {
        return version.id();
    }

    @Override
    public String toString() {
        return "check of version %d (attempt %d)".formatted(id(), attempt);
    }
}
