package dev.stoa.api.monitor;

import dev.stoa.api.app.VisibleApps;
import dev.stoa.api.identity.Caller;
import dev.stoa.api.monitor.Figures.AppTotals;
import dev.stoa.api.monitor.Figures.Day;
import dev.stoa.api.monitor.Figures.Live;
import dev.stoa.api.monitor.Figures.LiveRun;
import dev.stoa.api.monitor.Figures.Stats;
import dev.stoa.api.monitor.Figures.Totals;
import dev.stoa.api.monitor.Figures.Worker;
import dev.stoa.api.run.RunAccess;
import dev.stoa.contracts.run.RunStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Counts what happened and what is going on.
@Component
public class Monitor {
    private static final String TOTALS = """
            coalesce(sum(c.runs), 0)::bigint AS total,
            coalesce(sum(c.runs) FILTER (WHERE c.status = 'PENDING'), 0)::bigint AS pending,
            coalesce(sum(c.runs) FILTER (WHERE c.status = 'RUNNING'), 0)::bigint AS running,
            coalesce(sum(c.runs) FILTER (WHERE c.status = 'SUCCESS'), 0)::bigint AS succeeded,
            coalesce(sum(c.runs) FILTER (WHERE c.status = 'FAILED'), 0)::bigint AS failed,
            coalesce(sum(c.runs) FILTER (WHERE c.status = 'CANCELLED'), 0)::bigint AS cancelled,
            (sum(c.seconds) FILTER (WHERE c.status = 'SUCCESS')
                / sum(c.runs) FILTER (WHERE c.status = 'SUCCESS'))::double precision AS mean_duration_seconds
            """;
    private static final String OF_ALL = "SELECT " + TOTALS + " FROM run_counts c";
    private static final String BY_APP = "SELECT a.id, a.name, a.function_name, " + TOTALS
            + " FROM apps a LEFT JOIN run_counts c ON c.app_id = a.id GROUP BY a.id ORDER BY total DESC, a.id";
    private static final String LIVE = """
            SELECT r.id AS run_id, r.app_id, a.name AS app_name, a.function_name, r.status,
                   CASE r.status WHEN 'RUNNING' THEN r.worker_id END AS worker, r.progress,
                   r.created_at, CASE r.status WHEN 'RUNNING' THEN r.started_at END AS started_at,
                   extract(epoch FROM now() - CASE r.status WHEN 'RUNNING' THEN r.started_at ELSE r.created_at END)
                       ::double precision AS seconds
              FROM job_runs r JOIN apps a ON a.id = r.app_id
             WHERE r.status IN ('PENDING', 'RUNNING') AND %s
             ORDER BY r.status DESC, r.id
             LIMIT 100
            """.formatted(RunAccess.VISIBLE);
    private static final String COUNTS = """
            SELECT count(*) FILTER (WHERE status = 'PENDING') AS pending,
                   count(*) FILTER (WHERE status = 'RUNNING') AS running
              FROM job_runs WHERE status IN ('PENDING', 'RUNNING')
            """;
    private static final String DAYS = """
            SELECT d.day::date AS day, coalesce(sum(c.runs), 0)::bigint AS total,
                   coalesce(sum(c.runs) FILTER (WHERE c.status = 'SUCCESS'), 0)::bigint AS succeeded,
                   coalesce(sum(c.runs) FILTER (WHERE c.status = 'FAILED'), 0)::bigint AS failed,
                   coalesce(sum(c.runs) FILTER (WHERE c.status = 'CANCELLED'), 0)::bigint AS cancelled
              FROM generate_series(date_trunc('day', now() AT TIME ZONE 'UTC') - interval '29 days',
                                   date_trunc('day', now() AT TIME ZONE 'UTC'), interval '1 day') AS d (day)
              LEFT JOIN run_counts c ON c.day = d.day::date
             GROUP BY d.day
             ORDER BY d.day
            """;
    private static final String WORKERS = """
            SELECT id, host, pid, pool, slots, busy, python, protection, started_at, heartbeat_at,
                   heartbeat_at > now() - interval '20 seconds' AS alive
              FROM workers
             WHERE heartbeat_at > now() - interval '1 day'
             ORDER BY alive DESC, id
            """;

    private final JdbcClient database;
    private final VisibleApps visible;
    private final DeadTicketCount deadTickets;

    Monitor(JdbcClient database, VisibleApps visible, DeadTicketCount deadTickets) {
        this.visible = visible;
        this.database = database;
        this.deadTickets = deadTickets;
    }

    /// How all runs went, and those of each app that the caller may see, the most used first.
    public Stats stats(Caller caller) {
        Set<Long> hidden = visible.hiddenFrom(caller);
        Totals all = database.sql(OF_ALL).query((row, n) -> totals(row)).single();
        List<AppTotals> apps = database
                .sql(BY_APP)
                .query((row, n) -> new AppTotals(
                        row.getLong("id"), row.getString("name"), row.getString("function_name"), totals(row)))
                .list()
                .stream()
                .filter(app -> !hidden.contains(app.appId()))
                .toList();
        return new Stats(all, apps, deadTickets.latest());
    }

    /// How much waits and is under way, and of that what the caller may see.
    public Live live(Caller caller) {
        List<LiveRun> runs = database.sql(LIVE)
                .params(RunAccess.of(caller))
                .query((row, n) -> liveRun(row))
                .list();
        return database.sql(COUNTS)
                .query((row, n) -> new Live(row.getLong("pending"), row.getLong("running"), runs))
                .single();
    }

    /// The last 30 days in UTC, oldest first, today last.
    public List<Day> history() {
        return database.sql(DAYS)
                .query((row, n) -> new Day(
                        row.getObject("day", LocalDate.class),
                        row.getLong("total"),
                        row.getLong("succeeded"),
                        row.getLong("failed"),
                        row.getLong("cancelled")))
                .list();
    }

    /// The workers seen within a day, living ones first.
    public List<Worker> workers() {
        return database.sql(WORKERS).query((row, n) -> worker(row)).list();
    }

    private static Totals totals(ResultSet row) throws SQLException {
        long succeeded = row.getLong("succeeded");
        long failed = row.getLong("failed");
        return new Totals(
                row.getLong("total"),
                row.getLong("pending"),
                row.getLong("running"),
                succeeded,
                failed,
                row.getLong("cancelled"),
                succeeded + failed == 0 ? null : (double) succeeded / (succeeded + failed),
                row.getObject("mean_duration_seconds", Double.class));
    }

    private static LiveRun liveRun(ResultSet row) throws SQLException {
        OffsetDateTime startedAt = row.getObject("started_at", OffsetDateTime.class);
        return new LiveRun(
                row.getLong("run_id"),
                row.getLong("app_id"),
                row.getString("app_name"),
                row.getString("function_name"),
                RunStatus.valueOf(row.getString("status")),
                row.getString("worker"),
                row.getObject("progress", Double.class),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                startedAt == null ? null : startedAt.toInstant(),
                row.getDouble("seconds"));
    }

    private static Worker worker(ResultSet row) throws SQLException {
        return new Worker(
                row.getString("id"),
                row.getString("host"),
                row.getLong("pid"),
                List.of(row.getString("pool").split(",")),
                row.getInt("slots"),
                row.getInt("busy"),
                row.getString("python"),
                row.getString("protection"),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                row.getObject("heartbeat_at", OffsetDateTime.class).toInstant(),
                row.getBoolean("alive"));
    }
}
