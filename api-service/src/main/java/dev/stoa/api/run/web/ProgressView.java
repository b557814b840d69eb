package dev.stoa.api.run.web;

import dev.stoa.api.run.RunRow;
import org.jspecify.annotations.Nullable;

/// How far a run says it is.
///
/// @param fraction 0 to 1
/// @param message  what it is doing; null when it does not say
public record ProgressView(double fraction, @Nullable String message) {

    static @Nullable ProgressView of(RunRow run) {
        return run.progress() == null ? null : new ProgressView(run.progress(), run.progressMessage());
    }
}
