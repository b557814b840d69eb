package dev.stoa.worker.record;

/// The database takes no such value: a result it cannot hold, for example. Trying again would not help.
public final class RefusedByDatabase extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// @param message what the database said
    RefusedByDatabase(String message, Throwable cause) {
        super(message, cause);
    }
}
