package dev.stoa.worker.environment;

/// An app's environment cannot be made. The message is for the app's author.
public final class EnvironmentException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// @param message what is wrong, and what to do
    EnvironmentException(String message) {
        super(message);
    }
}
