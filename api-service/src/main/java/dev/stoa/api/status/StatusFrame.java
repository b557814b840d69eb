package dev.stoa.api.status;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.stoa.api.run.ResultDocument;
import dev.stoa.contracts.run.RunError;
import dev.stoa.contracts.run.RunStatus;
import org.jspecify.annotations.Nullable;

/// What a watcher is told at once and at each look.
///
/// @param result   what the function returned; null unless the run succeeded
/// @param progress left out when the function told none
/// @param log      what was logged since the last frame; left out when nothing was
/// @param error    why the run failed; left out unless it did
/// @param warning  why the rest may be out of date; left out when it is not
record StatusFrame(
        RunStatus status,
        long runId,
        @Nullable ResultDocument result,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Progress progress,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String log,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable RunError error,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String warning) {

    private static final String AWAY =
            "Stoa cannot reach its database just now: the status is the last one known. The run goes on, and is told of"
                    + " again when the database is back.";

    /// The one frame for a run that is not there.
    static final String NOT_FOUND = "{\"status\":\"NOT_FOUND\"}";

    /// A run of which nothing new is to be had.
    ///
    /// @param status the last one that was told
    static StatusFrame databaseAway(long runId, RunStatus status) {
        return new StatusFrame(status, runId, null, null, null, null, AWAY);
    }

    /// How far a run says it is.
    ///
    /// @param fraction 0 to 1
    /// @param message  what it is doing; null when it does not say
    record Progress(double fraction, @Nullable String message) {}
}
