package dev.stoa.embedded;

import org.jspecify.annotations.Nullable;

/// An embedded server cannot start or stop. The message names the server, the reason and what to do.
public final class EmbeddedServerException extends RuntimeException {

    public EmbeddedServerException(String message) {
        super(message);
    }

    public EmbeddedServerException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
