package dev.stoa.api.run.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.stoa.api.run.Attempt;
import dev.stoa.api.run.ResultDocument;
import dev.stoa.api.run.RunReading.WholeRun;
import dev.stoa.contracts.run.RunError;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One run with what went in and came out.
///
/// @param inputs with the defaults filled in
/// @param result what the function returned; null unless the run succeeded
/// @param error  why it failed; null unless it did
/// @param resultDeletedAt when its result and log were deleted because the operator does not keep them longer; null
///                        while they are kept
/// @param attempts every try of it, the first one first; empty before the first
/// @param traceUrl the page of its trace; null when its submission was not traced, or no such page is configured
public record WholeRunView(
        @JsonUnwrapped RunView run,
        JsonNode inputs,
        @Nullable ResultDocument result,
        @Nullable RunError error,
        @Nullable Instant resultDeletedAt,
        List<Attempt> attempts,
        @Nullable String traceUrl) {

    static WholeRunView of(WholeRun whole) {
        return new WholeRunView(
                RunView.of(whole.run()),
                whole.inputs(),
                whole.result(),
                whole.run().error(),
                whole.run().resultDeletedAt(),
                whole.attempts(),
                whole.traceUrl());
    }

    /// The same, for whoever has a link to it.
    WholeRunView withoutNames() {
        return new WholeRunView(
                run.withoutNames(),
                inputs,
                result,
                error,
                resultDeletedAt,
                attempts.stream().map(Attempt::withoutWorker).toList(),
                null);
    }
}
