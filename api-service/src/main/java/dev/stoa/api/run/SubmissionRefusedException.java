package dev.stoa.api.run;

import dev.stoa.contracts.manifest.Fault;
import java.util.List;

/// A submission that cannot be run as it is, with every reason at its place.
public final class SubmissionRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Fault> faults;

    /// @param faults pointers lead into the request; empty when no field is at fault
    SubmissionRefusedException(String message, List<Fault> faults) {
        super(message);
        this.faults = List.copyOf(faults);
    }

    /// A refusal with one reason at its place.
    public static SubmissionRefusedException of(Fault fault) {
        return new SubmissionRefusedException(fault.detail(), List.of(fault));
    }

    /// Every reason.
    public List<Fault> faults() {
        return faults;
    }
}
