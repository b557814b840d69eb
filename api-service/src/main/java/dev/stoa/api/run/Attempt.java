package dev.stoa.api.run;

import dev.stoa.contracts.json.StoaJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/// One try of a run on one worker.
///
/// @param attempt   its number, from 1
/// @param worker    the worker's id
/// @param startedAt when it was claimed
/// @param endedAt   null while it goes on
/// @param end       why it ended: `success`, `cancelled`, an error's kind such as `app_error`, `worker_lost` when its
///                  lease ran out, `handed_back` when its worker was stopped, or `worker_fault` when its worker had a
///                  fault of its own, such as a full disk; null while it goes on
/// @param message   what the app's failure said; null where it did not fail
public record Attempt(
        int attempt,
        @Nullable String worker,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable String end,
        @Nullable String message) {

    /// The same, not saying where.
    public Attempt withoutWorker() {
        return new Attempt(attempt, null, startedAt, endedAt, end, message);
    }

    /// All attempts of a run, the first one first.
    ///
    /// @param earlier those that did not end the run, as `job_runs.earlier_attempts` has them
    /// @param run     its latest attempt is one of them while it waits for the next, and when its worker was lost
    static List<Attempt> of(String earlier, RunRow run) {
        List<Attempt> attempts =
                new ArrayList<>(StoaJson.MAPPER.readValue(earlier, new TypeReference<List<Attempt>>() {}));
        boolean isLatestThere =
                run.attempt() == 0 || (!attempts.isEmpty() && attempts.getLast().attempt() == run.attempt());
        if (!isLatestThere) {
            attempts.add(new Attempt(
                    run.attempt(), run.workerId(), run.startedAt(), run.finishedAt(), end(run), message(run)));
        }
        return List.copyOf(attempts);
    }

    private static @Nullable String end(RunRow run) {
        return switch (run.status()) {
            case SUCCESS -> "success";
            case CANCELLED -> "cancelled";
            case FAILED -> Objects.requireNonNull(run.error()).kind().json();
            case PENDING, RUNNING -> null;
        };
    }

    private static @Nullable String message(RunRow run) {
        return run.error() == null ? null : run.error().message();
    }
}
