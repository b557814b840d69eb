package dev.stoa.contracts.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/// Why a run failed, or why a version is broken.
///
/// @param kind      what went wrong
/// @param message   a sentence a person can act on
/// @param traceback Python's traceback from the app's own frames on; null where no exception was raised
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RunError(
        ErrorKind kind, String message, @Nullable String traceback) implements Serializable {

    /// An error without a traceback.
    public RunError(ErrorKind kind, String message) {
        this(kind, message, null);
    }
}
