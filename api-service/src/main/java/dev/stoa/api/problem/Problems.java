package dev.stoa.api.problem;

import dev.stoa.contracts.manifest.Fault;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/// Makes problem details (RFC 9457).
public final class Problems {
    private Problems() {}

    /// A problem with one sentence a person can act on.
    public static ProblemDetail of(HttpStatus status, String detail) {
        return ProblemDetail.forStatusAndDetail(status, detail);
    }

    /// A problem with several faults, each at its place in the request.
    public static ProblemDetail of(HttpStatus status, String detail, List<Fault> faults) {
        ProblemDetail problem = of(status, detail);
        problem.setProperty("errors", faults);
        return problem;
    }
}
