package dev.stoa.api.quota;

import dev.stoa.contracts.manifest.Fault;

/// A limit that cannot be one.
public final class LimitRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Fault fault;

    LimitRefusedException(String key, int value) {
        super("%s must be at least 1, or null for no limit; it is %d.".formatted(key, value));
        this.fault = new Fault("/" + key, String.valueOf(getMessage()));
    }

    /// What is wrong, at its place in the request.
    public Fault fault() {
        return fault;
    }
}
