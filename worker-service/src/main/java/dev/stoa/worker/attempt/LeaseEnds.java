package dev.stoa.worker.attempt;

import dev.stoa.worker.lease.Lease;
import dev.stoa.worker.lease.LeaseEnd;
import dev.stoa.worker.runner.KillReason;
import java.util.function.Consumer;

/// What the end of a lease means for what goes on under it.
final class LeaseEnds {
    private LeaseEnds() {}

    /// Of a lease that has ended.
    static KillReason killReason(Lease lease) {
        return killReason(lease.ended().orElseThrow());
    }

    /// Has what makes an environment ended with the lease.
    static Consumer<Runnable> ending(Lease lease) {
        return end -> lease.whenEnded(reason -> end.run());
    }

    static KillReason killReason(LeaseEnd end) {
        return switch (end) {
            case LOST -> KillReason.LEASE_LOST;
            case CANCELLED -> KillReason.CANCELLED;
            case HANDED_BACK -> KillReason.WORKER_STOPS;
        };
    }
}
