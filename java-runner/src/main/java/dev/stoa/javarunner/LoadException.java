package dev.stoa.javarunner;

import org.jspecify.annotations.Nullable;

/// The app cannot be called, and why.
final class LoadException extends Exception {
    private static final long serialVersionUID = 1L;

    private final @Nullable String traceback;

    LoadException(String message) {
        this(message, null);
    }

    LoadException(String message, @Nullable String traceback) {
        super(message);
        this.traceback = traceback;
    }

    AppError error() {
        return new AppError("load_error", String.valueOf(getMessage()), traceback);
    }
}
