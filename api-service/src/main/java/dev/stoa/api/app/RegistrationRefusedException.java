package dev.stoa.api.app;

import dev.stoa.contracts.manifest.Fault;
import java.util.List;
import java.util.stream.Collectors;

/// An app that cannot be registered, with every reason at its place.
public final class RegistrationRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// What stands before the place of a fault within the manifest.
    private static final String MANIFEST = "/manifest.json/";

    private final transient List<Fault> faults;

    /// @param faults at least one; pointers lead into the request or, below `/manifest.json`, into the manifest
    RegistrationRefusedException(String message, List<Fault> faults) {
        super(message);
        this.faults = List.copyOf(faults);
    }

    /// Every reason with its place, a line each, for whoever sees nothing else of this.
    String inWords() {
        return faults.stream()
                .map(fault -> fault.pointer().startsWith(MANIFEST)
                        ? "%s: %s".formatted(fault.pointer().substring(1), fault.detail())
                        : fault.detail())
                .collect(Collectors.joining("\n"));
    }

    /// Every reason.
    public List<Fault> faults() {
        return faults;
    }
}
