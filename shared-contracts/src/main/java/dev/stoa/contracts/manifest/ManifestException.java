package dev.stoa.contracts.manifest;

import java.util.List;

/// A manifest that cannot be used, with everything that is wrong with it.
public final class ManifestException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Fault> faults;

    /// @param faults at least one
    public ManifestException(List<Fault> faults) {
        super("manifest.json is not valid: " + faults.getFirst().detail());
        this.faults = List.copyOf(faults);
    }

    /// Everything that is wrong, in document order.
    public List<Fault> faults() {
        return faults;
    }
}
