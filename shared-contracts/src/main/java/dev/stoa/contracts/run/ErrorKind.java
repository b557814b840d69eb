package dev.stoa.contracts.run;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// What went wrong with a run, and by that whose move it is.
public enum ErrorKind {
    /// The function raised an exception, or ended its process: the app's author.
    APP_ERROR,
    /// The app could not be imported, or has no `async def run(inputs)`: the app's author.
    LOAD_ERROR,
    /// The app's environment could not be made: the app's author or the operator.
    ENVIRONMENT_ERROR,
    /// The app's source could not be fetched: the repository's owner or the operator.
    SOURCE_ERROR,
    /// What the function returned is no result: the app's author.
    INVALID_RESULT,
    /// The result is larger than the operator allows.
    RESULT_TOO_LARGE,
    /// The run took longer than the manifest's `timeout_seconds`.
    TIMEOUT,
    /// The run wanted more memory than the manifest's `memory_mb`.
    OUT_OF_MEMORY,
    /// The worker was lost, as often as the manifest's `max_attempts` allows: the operator.
    WORKER_LOST;

    /// Whether the app failed while it was run, so that another attempt may go better.
    public boolean isOfRun() {
        return switch (this) {
            case APP_ERROR, INVALID_RESULT, RESULT_TOO_LARGE, TIMEOUT, OUT_OF_MEMORY -> true;
            case LOAD_ERROR, ENVIRONMENT_ERROR, SOURCE_ERROR, WORKER_LOST -> false;
        };
    }

    /// The name in JSON, such as `app_error`.
    @JsonValue
    public String json() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The kind with this name in JSON; throws IllegalArgumentException for a name that is none.
    @JsonCreator
    public static ErrorKind of(String json) {
        return valueOf(json.toUpperCase(Locale.ROOT));
    }
}
