package dev.stoa.api.status;

import dev.stoa.api.run.ResultDocument;
import dev.stoa.contracts.json.StoaJson;
import dev.stoa.contracts.run.RunError;
import dev.stoa.contracts.run.RunStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A watched run as one look at the database found it.
///
/// @param ownerId whose run it is; null for nobody's
/// @param log what was logged since the position asked from, oldest first
record WatchedRun(
        long id,
        RunStatus status,
        StatusFrame.@Nullable Progress progress,
        @Nullable RunError error,
        @Nullable Long ownerId,
        List<LogChunk> log) {

    /// A piece of a run's log.
    ///
    /// @param id its position: a later piece has a greater one
    record LogChunk(long id, String text) {}

    /// The frame for a watcher that has seen the log up to `position`, as JSON text.
    String frame(long position, @Nullable ResultDocument result) {
        StringBuilder unseen = new StringBuilder();
        for (LogChunk chunk : log) {
            if (chunk.id > position) {
                unseen.append(chunk.text);
            }
        }
        return StoaJson.MAPPER.writeValueAsString(new StatusFrame(
                status, id, result, progress, unseen.isEmpty() ? null : unseen.toString(), error, null));
    }

    /// Where the log ends, or `position` when there is nothing after it.
    long end(long position) {
        return log.isEmpty() ? position : Math.max(position, log.getLast().id);
    }
}
