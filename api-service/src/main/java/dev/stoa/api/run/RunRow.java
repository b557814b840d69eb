package dev.stoa.api.run;

import dev.stoa.contracts.json.StoaJson;
import dev.stoa.contracts.run.RunError;
import dev.stoa.contracts.run.RunStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/// A run as it stands in the database, without its inputs and result.
///
/// @param attempt    how many times it was claimed
/// @param workerId   the worker of the latest attempt; null before the first
/// @param progress   0 to 1; null when the function told none
/// @param submittedBy who submitted it, as others see them; null for a run from before there were accounts
/// @param startedAt  when the latest attempt was claimed; null before the first
/// @param finishedAt null until it has ended
/// @param cpuSeconds CPU time of its attempts that have ended; null before the first has, and where it is not known
/// @param error      null unless it failed
/// @param resultDeletedAt when its result and log were deleted for their age; null while they are kept
public record RunRow(
        long id,
        long appId,
        String appName,
        String functionName,
        long versionId,
        int versionNumber,
        String commit,
        RunStatus status,
        int attempt,
        int maxAttempts,
        @Nullable String workerId,
        @Nullable Double progress,
        @Nullable String progressMessage,
        @Nullable String submittedBy,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable Double cpuSeconds,
        @Nullable RunError error,
        @Nullable Instant resultDeletedAt) {

    /// What a query of such rows selects, to be followed by conditions on `r`.
    static final String SELECT = """
            SELECT r.id, r.app_id, a.name AS app_name, a.function_name, r.version_id, v.number, v.commit_id, r.status,
                   r.attempt, r.max_attempts, r.worker_id, r.progress, r.progress_message,
                   (SELECT s.display_name FROM accounts s WHERE s.id = r.account_id) AS submitted_by,
                   r.created_at, r.started_at, r.finished_at, r.cpu_seconds, r.error::text AS error,
                   r.result_deleted_at
              FROM job_runs r JOIN apps a ON a.id = r.app_id JOIN app_versions v ON v.id = r.version_id
            """;

    /// Seconds from submission to the latest attempt; null before the first.
    public @Nullable Double queueSeconds() {
        return seconds(createdAt, startedAt);
    }

    /// Seconds from the latest attempt to the end; null before that.
    public @Nullable Double runSeconds() {
        return seconds(startedAt, finishedAt);
    }

    private static @Nullable Double seconds(@Nullable Instant from, @Nullable Instant to) {
        return from == null || to == null ? null : Duration.between(from, to).toMillis() / 1000.0;
    }

    static RunRow of(ResultSet row, int n) throws SQLException {
        String error = row.getString("error");
        return new RunRow(
                row.getLong("id"),
                row.getLong("app_id"),
                row.getString("app_name"),
                row.getString("function_name"),
                row.getLong("version_id"),
                row.getInt("number"),
                row.getString("commit_id"),
                RunStatus.valueOf(row.getString("status")),
                row.getInt("attempt"),
                row.getInt("max_attempts"),
                row.getString("worker_id"),
                row.getObject("progress", Double.class),
                row.getString("progress_message"),
                row.getString("submitted_by"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                instant(row, "started_at"),
                instant(row, "finished_at"),
                row.getObject("cpu_seconds", Double.class),
                error == null ? null : StoaJson.MAPPER.readValue(error, RunError.class),
                instant(row, "result_deleted_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
