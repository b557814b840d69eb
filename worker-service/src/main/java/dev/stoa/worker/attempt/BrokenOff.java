package dev.stoa.worker.attempt;

import dev.stoa.worker.runner.KillReason;

/// A check must not go on: its worker stops, or it has lost the lease.
final class BrokenOff extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final KillReason reason;

    BrokenOff(KillReason reason) {
        super("The check was broken off: " + reason);
        this.reason = reason;
    }

    KillReason reason() {
        return reason;
    }
}
