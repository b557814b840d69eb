package dev.stoa.worker.runner;

import dev.stoa.contracts.run.RunError;
import org.jspecify.annotations.Nullable;

/// What came of calling an app's function.
public sealed interface RunOutcome {

    /// The function returned.
    ///
    /// @param payload  the result, JSON
    /// @param keyOrder the order of the result's keys, JSON; null where it was not told
    record Returned(String payload, @Nullable String keyOrder) implements RunOutcome {}

    /// The run failed.
    record Failed(RunError error) implements RunOutcome {}

    /// The run was killed for a reason that is no failure of its own; never [KillReason#TIMEOUT].
    record Killed(KillReason reason) implements RunOutcome {}
}
