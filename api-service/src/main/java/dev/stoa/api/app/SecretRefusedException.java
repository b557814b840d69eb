package dev.stoa.api.app;

import dev.stoa.contracts.manifest.Fault;
import java.util.List;

/// A secret cannot be set as it was sent.
public final class SecretRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient List<Fault> faults;

    /// @param pointer the place in the request; empty when no field is at fault
    SecretRefusedException(String pointer, String message) {
        super(message);
        this.faults = pointer.isEmpty() ? List.of() : List.of(new Fault(pointer, message));
    }

    /// What is wrong, at its place.
    public List<Fault> faults() {
        return faults;
    }
}
