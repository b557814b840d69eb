package dev.stoa.worker.environment;

/// The making of an environment was ended from outside, before it came to an end.
public final class BuildEndedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BuildEndedException() {
        super("The making of the environment was ended");
    }
}
