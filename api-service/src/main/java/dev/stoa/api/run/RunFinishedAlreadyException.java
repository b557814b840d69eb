package dev.stoa.api.run;

import dev.stoa.contracts.run.RunStatus;

/// A run that has ended cannot be cancelled.
public final class RunFinishedAlreadyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RunFinishedAlreadyException(long runId, RunStatus status) {
        super("Run %d has ended already, as %s; it cannot be cancelled.".formatted(runId, status));
    }
}
