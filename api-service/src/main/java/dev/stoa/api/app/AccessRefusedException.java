package dev.stoa.api.app;

import dev.stoa.contracts.manifest.Fault;
import java.util.List;

/// An app cannot be made to be there for somebody who is not there.
public final class AccessRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient List<Fault> faults;

    AccessRefusedException(List<Fault> faults) {
        super(faults.getFirst().detail());
        this.faults = faults;
    }

    /// Each name that is nobody's.
    public List<Fault> faults() {
        return faults;
    }
}
