package dev.stoa.worker.secret;

/// A run cannot be given the secrets its manifest names; the message says which and whose move it is.
public final class MissingSecretException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MissingSecretException(String message) {
        super(message);
    }
}
