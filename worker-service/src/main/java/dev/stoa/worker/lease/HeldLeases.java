package dev.stoa.worker.lease;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.stereotype.Component;

/// The leases this worker holds at the moment.
@Component
class HeldLeases {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition none = lock.newCondition();
    private final Set<Lease> leases = new HashSet<>();

    /// Holds a new one. An earlier one for the same run is lost, though nobody took the run over: the database has
    /// forgotten its claim in a crash.
    Lease add(Claim claim) {
        Lease lease = new Lease(claim, this);
        if (claim instanceof ClaimedRun run) {
            end(run.id(), LeaseEnd.LOST);
        }
        lock.lock();
        try {
            leases.add(lease);
        } finally {
            lock.unlock();
        }
        return lease;
    }

    void remove(Lease lease) {
        lock.lock();
        try {
            leases.remove(lease);
            if (leases.isEmpty()) {
                none.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    List<Lease> all() {
        lock.lock();
        try {
            return List.copyOf(leases);
        } finally {
            lock.unlock();
        }
    }

    /// Ends the leases on a run for the reason that it was called off.
    void cancel(long runId) {
        end(runId, LeaseEnd.CANCELLED);
    }

    /// Waits until no lease is held; false when `most` was not enough.
    boolean awaitNone(Duration most) throws InterruptedException {
        long nanos = most.toNanos();
        lock.lock();
        try {
            while (!leases.isEmpty()) {
                if (nanos <= 0) {
                    return false;
                }
                nanos = none.awaitNanos(nanos);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void end(long runId, LeaseEnd how) {
        all().stream()
                .filter(lease -> lease.claim() instanceof ClaimedRun run && run.id() == runId)
                .forEach(lease -> lease.end(how));
    }
}
