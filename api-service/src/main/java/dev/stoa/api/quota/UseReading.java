package dev.stoa.api.quota;

import dev.stoa.api.identity.Caller;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Says who uses how much.
@Component
public class UseReading {
    /// Of every account and of every app. The CPU time is asked of each account, so that the index of quotas may serve
    /// where a day is a small part of all runs.
    private static final String ALL = """
            WITH used AS (
                SELECT account_id, app_id, 0 AS in_flight, (created_at > now() - interval '60 minutes')::integer AS hour,
                       1 AS day, 0.0::double precision AS cpu_hour, 0.0::double precision AS cpu_day
                  FROM job_runs WHERE created_at > now() - interval '24 hours' AND account_id IS NOT NULL
                UNION ALL
                SELECT account_id, app_id, 1, 0, 0, 0, 0
                  FROM job_runs WHERE status IN ('PENDING', 'RUNNING') AND account_id IS NOT NULL
                UNION ALL
                SELECT a.id, r.app_id, 0, 0, 0,
                       CASE WHEN r.finished_at > now() - interval '60 minutes' THEN r.cpu_seconds ELSE 0 END,
                       r.cpu_seconds
                  FROM accounts a
                  JOIN job_runs r ON r.account_id = a.id AND r.finished_at > now() - interval '24 hours'
                   AND r.cpu_seconds IS NOT NULL
            )
            SELECT u.account_id, u.app_id, coalesce(a.name, p.function_name) AS name, sum(in_flight) AS in_flight,
                   sum(hour) AS hour, sum(day) AS day, round(sum(cpu_hour)::numeric, 6) AS cpu_hour, round(sum(cpu_day)::numeric, 6) AS cpu_day
              FROM used u LEFT JOIN accounts a ON a.id = u.account_id LEFT JOIN apps p ON p.id = u.app_id
             GROUP BY GROUPING SETS ((u.account_id, a.name), (u.app_id, p.function_name))
            """;

    private final JdbcClient database;
    private final Quotas quotas;
    private final OwnUses uses;

    UseReading(JdbcClient database, Quotas quotas, OwnUses uses) {
        this.database = database;
        this.quotas = quotas;
        this.uses = uses;
    }

    /// What one account or one app uses.
    ///
    /// @param id                 the account's or the app's
    /// @param name               what the account signs in with, or the app's `function_name`
    /// @param runsInFlight       pending and running ones
    /// @param runsLastHour       submitted within the last 60 minutes
    /// @param runsLastDay        submitted within the last 24 hours
    /// @param cpuSecondsLastHour CPU time of the runs that ended within the last 60 minutes
    /// @param cpuSecondsLastDay  CPU time of the runs that ended within the last 24 hours
    public record Use(
            long id,
            String name,
            long runsInFlight,
            long runsLastHour,
            long runsLastDay,
            double cpuSecondsLastHour,
            double cpuSecondsLastDay) {}

    /// What everybody uses, the most CPU time first; who used nothing within a day is left out.
    public record AllUse(List<Use> accounts, List<Use> apps) {}

    /// What one account may have and uses.
    ///
    /// @param limits            what counts for it: its own limits, or else its role's
    /// @param runsInFlight      pending and running ones
    /// @param runsLastHour      submitted within the last 60 minutes
    /// @param cpuSecondsLastDay CPU time of the runs that ended within the last 24 hours
    public record OwnQuota(Limits limits, int runsInFlight, int runsLastHour, double cpuSecondsLastDay) {}

    /// What everybody uses.
    public AllUse all() {
        List<Use> accounts = new ArrayList<>();
        List<Use> apps = new ArrayList<>();
        database.sql(ALL).query(row -> {
            if (row.getObject("app_id") == null) {
                accounts.add(use(row, "account_id"));
            } else {
                apps.add(use(row, "app_id"));
            }
        });
        Comparator<Use> order = Comparator.comparing(Use::cpuSecondsLastDay)
                .reversed()
                .thenComparing(Comparator.comparing(Use::runsLastDay).reversed())
                .thenComparing(Use::name);
        accounts.sort(order);
        apps.sort(order);
        return new AllUse(accounts, apps);
    }

    /// What whoever asks may have and uses.
    public OwnQuota own(Caller caller) {
        OwnUse use = uses.countAll(caller.accountId());
        return new OwnQuota(quotas.of(caller), use.runsInFlight(), use.runsOfHour(), use.cpuSecondsOfDay());
    }

    private static Use use(ResultSet row, String id) throws SQLException {
        return new Use(
                row.getLong(id),
                row.getString("name"),
                row.getLong("in_flight"),
                row.getLong("hour"),
                row.getLong("day"),
                row.getDouble("cpu_hour"),
                row.getDouble("cpu_day"));
    }
}
