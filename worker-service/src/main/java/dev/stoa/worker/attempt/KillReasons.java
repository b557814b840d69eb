package dev.stoa.worker.attempt;

import dev.stoa.worker.lease.LeaseEnd;
import dev.stoa.worker.runner.KillReason;

/// What the end of a lease means for the run.
final class KillReasons {
    private KillReasons() {}

    static KillReason of(LeaseEnd end) {
        return switch (end) {
            case LOST -> KillReason.LEASE_LOST;
            case CANCELLED -> KillReason.CANCELLED;
            case HANDED_BACK -> KillReason.WORKER_STOPS;
        };
    }
}
