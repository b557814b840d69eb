package dev.stoa.worker.lease;

/// Why a claim is handed back.
public enum HandBackReason {
    /// This worker stops.
    WORKER_STOPS("handed_back"),
    /// This worker has a fault of its own, such as a full disk.
    WORKER_FAULT("worker_fault");

    private final String word;

    HandBackReason(String word) {
        this.word = word;
    }

    /// How the attempt's end is called in the run's list of attempts.
    String word() {
        return word;
    }
}
