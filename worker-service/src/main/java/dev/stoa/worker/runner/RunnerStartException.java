package dev.stoa.worker.runner;

import dev.stoa.contracts.run.RunError;

/// An app's runner did not start: its function cannot be imported or compiled, or there is no such `run`.
public final class RunnerStartException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final RunError error;
    private final String importLog;

    /// @param error     for the app's author
    /// @param importLog what was printed until then
    RunnerStartException(RunError error, String importLog) {
        super(error.message());
        this.error = error;
        this.importLog = importLog;
    }

    /// What is wrong, for the app's author.
    public RunError error() {
        return error;
    }

    /// What the app printed while it was imported.
    public String importLog() {
        return importLog;
    }
}
