package dev.stoa.api.quota;

import dev.stoa.api.audit.Action;
import dev.stoa.api.audit.AuditTrail;
import dev.stoa.api.audit.Subject;
import dev.stoa.api.identity.Account;
import dev.stoa.api.identity.Caller;
import dev.stoa.api.identity.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// The limits of roles and of accounts. Submissions ask for them all the time, so they are kept for some seconds: a
/// change takes effect at once in the API process that made it, and in others after [#KEPT].
@Component
public class Quotas {
    static final Duration KEPT = Duration.ofSeconds(5);

    private static final String SELECT = """
            SELECT q.role, q.account_id, a.name, q.runs_in_flight, q.runs_per_hour, q.cpu_seconds_per_day
              FROM quotas q LEFT JOIN accounts a ON a.id = q.account_id
             ORDER BY a.name
            """;
    private static final String SET = """
            INSERT INTO quotas (role, account_id, runs_in_flight, runs_per_hour, cpu_seconds_per_day)
            VALUES (:role::text, :account::bigint, :flight::integer, :hour::integer, :day::integer)
                ON CONFLICT ON CONSTRAINT quotas_once DO UPDATE
               SET runs_in_flight = excluded.runs_in_flight, runs_per_hour = excluded.runs_per_hour,
                   cpu_seconds_per_day = excluded.cpu_seconds_per_day
            """;

    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final AuditTrail audit;
    private volatile @Nullable Known known;

    Quotas(JdbcClient database, TransactionTemplate transaction, AuditTrail audit) {
        this.database = database;
        this.transaction = transaction;
        this.audit = audit;
    }

    private record Known(Map<Role, Limits> ofRoles, Map<Long, Limits> ofAccounts, long readAtNanos) {}

    /// The limits of a role.
    public record RoleQuota(Role role, Limits limits) {}

    /// The limits of an account's own.
    ///
    /// @param id   the account's
    /// @param name what it signs in with
    public record AccountQuota(long id, String name, Limits limits) {}

    /// All limits.
    ///
    /// @param roles    all roles, those without limits too
    /// @param accounts those with limits of their own, by name
    public record AllQuotas(List<RoleQuota> roles, List<AccountQuota> accounts) {}

    /// What counts for somebody: each of the account's own limits, or else its role's.
    Limits of(Caller caller) {
        Known now = known;
        if (now == null || System.nanoTime() - now.readAtNanos > KEPT.toNanos()) {
            now = read();
            known = now;
        }
        return now.ofAccounts
                .getOrDefault(caller.accountId(), Limits.NONE)
                .orElse(now.ofRoles.getOrDefault(caller.role(), Limits.NONE));
    }

    /// All limits, as they stand now.
    public AllQuotas all() {
        Map<Role, Limits> roles = new EnumMap<>(Role.class);
        for (Role role : Role.values()) {
            roles.put(role, Limits.NONE);
        }
        List<AccountQuota> accounts = new ArrayList<>();
        database.sql(SELECT).query(row -> {
            String role = row.getString("role");
            if (role == null) {
                accounts.add(new AccountQuota(row.getLong("account_id"), row.getString("name"), limits(row)));
            } else {
                roles.put(Role.valueOf(role), limits(row));
            }
        });
        return new AllQuotas(
                roles.entrySet().stream()
                        .map(role -> new RoleQuota(role.getKey(), role.getValue()))
                        .toList(),
                accounts);
    }

    /// Gives a role these limits and no others; throws [LimitRefusedException] when one cannot be.
    ///
    /// @param by who asks for it
    public void set(Role role, Limits limits, Caller by) {
        limits.check();
        transaction.executeWithoutResult(status -> {
            store(role.name(), null, limits);
            audit.note(by.actor(), Action.ROLE_QUOTA_SET, Subject.role(role.json()), limits.words());
        });
        known = null;
    }

    /// Gives an account these limits of its own and no others; throws [LimitRefusedException] when one cannot be.
    ///
    /// @param by who asks for it
    public void set(Account account, Limits limits, Caller by) {
        limits.check();
        Subject subject = Subject.account(account.id(), account.name());
        transaction.executeWithoutResult(status -> {
            store(null, account.id(), limits);
            audit.note(by.actor(), Action.ACCOUNT_QUOTA_SET, subject, limits.words());
        });
        known = null;
    }

    private void store(@Nullable String role, @Nullable Long accountId, Limits limits) {
        if (limits.isNone()) {
            database.sql("DELETE FROM quotas WHERE role = :role::text OR account_id = :account::bigint")
                    .param("role", role)
                    .param("account", accountId)
                    .update();
        } else {
            database.sql(SET)
                    .param("role", role)
                    .param("account", accountId)
                    .param("flight", limits.runsInFlight())
                    .param("hour", limits.runsPerHour())
                    .param("day", limits.cpuSecondsPerDay())
                    .update();
        }
    }

    private Known read() {
        long now = System.nanoTime();
        AllQuotas all = all();
        Map<Role, Limits> ofRoles = new EnumMap<>(Role.class);
        all.roles.forEach(quota -> ofRoles.put(quota.role, quota.limits));
        Map<Long, Limits> ofAccounts = new HashMap<>();
        all.accounts.forEach(quota -> ofAccounts.put(quota.id, quota.limits));
        return new Known(ofRoles, ofAccounts, now);
    }

    private static Limits limits(ResultSet row) throws SQLException {
        return new Limits(
                row.getObject("runs_in_flight", Integer.class),
                row.getObject("runs_per_hour", Integer.class),
                row.getObject("cpu_seconds_per_day", Integer.class));
    }
}
