package dev.stoa.contracts.run;

import java.util.Set;

/// Where a run stands. A run starts as [#PENDING] and ends in exactly one terminal status, which never changes again.
public enum RunStatus {
    /// Recorded, waiting for a worker.
    PENDING,
    /// Claimed by a worker, which holds a lease on it.
    RUNNING,
    /// The function returned a result, and the result is stored.
    SUCCESS,
    /// The run ended without a result; its [RunError] says why.
    FAILED,
    /// Somebody called the run off before it ended.
    CANCELLED;

    /// Whether the run has ended for good.
    public boolean isTerminal() {
        return next().isEmpty();
    }

    /// Whether a run may go from this status to `target`. A run goes back from RUNNING to PENDING when its worker is
    /// lost
    /// or hands it back.
    public boolean canBecome(RunStatus target) {
        return next().contains(target);
    }

    private Set<RunStatus> next() {
        return switch (this) {
            case PENDING -> Set.of(RUNNING, FAILED, CANCELLED);
            case RUNNING -> Set.of(PENDING, SUCCESS, FAILED, CANCELLED);
            case SUCCESS, FAILED, CANCELLED -> Set.of();
        };
    }
}
