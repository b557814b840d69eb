package dev.stoa.api.run;

/// A link to a run cannot be made like this.
public final class ShareRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ShareRefusedException(String message) {
        super(message);
    }
}
