package dev.stoa.api.app;

import dev.stoa.contracts.manifest.Fault;
import java.util.List;

/// An app that cannot be registered, with every reason at its place.
public final class RegistrationRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Fault> faults;

    /// @param faults at least one; pointers lead into the request or, below `/manifest.json`, into the manifest
    RegistrationRefusedException(String message, List<Fault> faults) {
        super(message);
        this.faults = List.copyOf(faults);
    }

    /// Every reason.
    public List<Fault> faults() {
        return faults;
    }
}
