package dev.stoa.api.run;

import dev.stoa.api.identity.Caller;
import java.util.Map;

/// Which runs somebody may see, read, and end: the own ones; an administrator all.
public final class RunAccess {
    /// A condition on `r`, a row of `job_runs`.
    public static final String VISIBLE = "(:sees_all OR r.account_id = :caller)";

    private RunAccess() {}

    /// The values of the condition.
    public static Map<String, Object> of(Caller caller) {
        return Map.of("sees_all", caller.isAdmin(), "caller", caller.accountId());
    }
}
