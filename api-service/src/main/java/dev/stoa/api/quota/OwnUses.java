package dev.stoa.api.quota;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Counts what an account uses, in one statement, and only what is asked for. It looks at the account's own runs in
/// flight, of the last hour and of the last day, however many runs there are.
@Component
class OwnUses {
    /// A run's number is given when it is recorded, and its time is that of the transaction: who begins at the first
    /// number of the last 61 minutes has all those of the last 60.
    private static final String COUNT = """
            WITH hour AS (
                SELECT created_at, row_number() OVER (ORDER BY created_at DESC, id DESC) AS nth
                  FROM job_runs
                 WHERE :hour::bigint IS NOT NULL
                   AND account_id = :account AND created_at > now() - interval '60 minutes'
                   AND id >= (SELECT id FROM job_runs WHERE created_at > now() - interval '61 minutes'
                               ORDER BY created_at LIMIT 1)
            ), day AS (
                SELECT finished_at, sum(cpu_seconds) OVER (ORDER BY finished_at DESC) AS used
                  FROM job_runs
                 WHERE :day::bigint IS NOT NULL
                   AND account_id = :account AND finished_at > now() - interval '24 hours' AND cpu_seconds IS NOT NULL
            )
            SELECT (SELECT count(*) FROM job_runs
                     WHERE :flight::bigint IS NOT NULL
                       AND account_id = :account AND status IN ('PENDING', 'RUNNING')) AS in_flight,
                   h.runs, extract(epoch FROM h.frees_at + interval '60 minutes' - now()) AS hour_frees,
                   d.seconds, extract(epoch FROM d.frees_at + interval '24 hours' - now()) AS day_frees
              FROM (SELECT count(*) AS runs,
                           coalesce(max(created_at) FILTER (WHERE nth >= :hour), min(created_at)) AS frees_at
                      FROM hour) h,
                   (SELECT round(coalesce(max(used), 0)::numeric, 6) AS seconds,
                           coalesce(max(finished_at) FILTER (WHERE used >= :day), min(finished_at)) AS frees_at
                      FROM day) d
            """;

    private final JdbcClient database;

    OwnUses(JdbcClient database) {
        this.database = database;
    }

    /// What an account uses of what is limited.
    OwnUse count(long accountId, Limits limits) {
        return count(
                accountId, wide(limits.runsInFlight()), wide(limits.runsPerHour()), wide(limits.cpuSecondsPerDay()));
    }

    /// All that an account uses, limited or not.
    OwnUse countAll(long accountId) {
        return count(accountId, Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE);
    }

    private OwnUse count(long accountId, @Nullable Long flight, @Nullable Long hour, @Nullable Long day) {
        return database.sql(COUNT)
                .param("account", accountId)
                .param("flight", flight)
                .param("hour", hour)
                .param("day", day)
                .query((row, n) -> new OwnUse(
                        row.getInt("in_flight"),
                        row.getInt("runs"),
                        duration(row, "hour_frees"),
                        row.getDouble("seconds"),
                        duration(row, "day_frees")))
                .single();
    }

    private static @Nullable Long wide(@Nullable Integer limit) {
        return limit == null ? null : limit.longValue();
    }

    private static @Nullable Duration duration(ResultSet row, String column) throws SQLException {
        double seconds = row.getDouble(column);
        return row.wasNull() ? null : Duration.ofMillis(Math.round(seconds * 1000));
    }
}
