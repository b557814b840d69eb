package dev.stoa.api.monitor;

import dev.stoa.api.app.VisibleApps;
import dev.stoa.api.identity.Caller;
import dev.stoa.contracts.json.StoaJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;

/// How much each app is used, for all cards of the catalogue at once. Per app its latest
/// 500 runs that have ended are read (index `job_runs_ended_of_app`); the rest is counted already (`run_counts`).
@Component
public class AppActivities {
    // ANY, not =: with a known app_id the planner takes the order of ids from the primary key instead, and reads the
    // runs of all apps back to the last of an app that nobody uses any more.
    private static final String OF_ALL = """
            WITH bounds AS (
                SELECT date_trunc('day', now() AT TIME ZONE 'UTC') - interval '13 days' AS first_day
            ), by_day AS MATERIALIZED (
                SELECT c.app_id, c.day, sum(c.runs)::bigint AS runs
                  FROM run_counts c, bounds b
                 WHERE c.day >= b.first_day::date
                 GROUP BY 1, 2
            ), counted AS MATERIALIZED (
                SELECT app_id, sum(runs)::bigint AS runs FROM run_counts GROUP BY 1
            )
            SELECT a.id, a.function_name, coalesce(counted.runs, 0) AS runs, newest.median_seconds, newest.success_rate, counts.days,
                   latest.last_run_at
              FROM apps a
              LEFT JOIN counted ON counted.app_id = a.id
              JOIN LATERAL (
                  SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM t.finished_at - t.started_at))
                             FILTER (WHERE t.status = 'SUCCESS') AS median_seconds,
                         avg(CASE t.status WHEN 'SUCCESS' THEN 1.0 ELSE 0.0 END)::double precision AS success_rate
                    FROM (SELECT status, started_at, finished_at FROM job_runs
                           WHERE app_id = ANY (ARRAY[a.id]) AND status IN ('SUCCESS', 'FAILED')
                           ORDER BY app_id, id DESC LIMIT 500) t) newest ON true
              JOIN LATERAL (
                  SELECT json_agg(coalesce(c.runs, 0) ORDER BY d.day)::text AS days
                    FROM bounds b, generate_series(b.first_day, b.first_day + interval '13 days', interval '1 day') d (day)
                    LEFT JOIN by_day c ON c.app_id = a.id AND c.day = d.day::date) counts ON true
              LEFT JOIN LATERAL (
                  SELECT created_at AS last_run_at FROM job_runs
                   WHERE app_id = ANY (ARRAY[a.id]) ORDER BY app_id, id DESC LIMIT 1) latest ON true
             ORDER BY a.id
            """;

    private final JdbcClient database;
    private final VisibleApps visible;

    AppActivities(JdbcClient database, VisibleApps visible) {
        this.visible = visible;
        this.database = database;
    }

    /// Every app that the caller may see, by id.
    public List<AppActivity> ofAll(Caller caller) {
        Set<Long> hidden = visible.hiddenFrom(caller);
        return database.sql(OF_ALL).query((row, n) -> activity(row)).list().stream()
                .filter(app -> !hidden.contains(app.appId()))
                .toList();
    }

    private static AppActivity activity(ResultSet row) throws SQLException {
        OffsetDateTime lastRunAt = row.getObject("last_run_at", OffsetDateTime.class);
        return new AppActivity(
                row.getLong("id"),
                row.getString("function_name"),
                row.getLong("runs"),
                row.getObject("median_seconds", Double.class),
                row.getObject("success_rate", Double.class),
                StoaJson.MAPPER.readValue(row.getString("days"), new TypeReference<List<Integer>>() {}),
                lastRunAt == null ? null : lastRunAt.toInstant());
    }
}
