package dev.stoa.api.run;

import dev.stoa.api.audit.Action;
import dev.stoa.api.audit.AuditTrail;
import dev.stoa.api.audit.Subject;
import dev.stoa.api.identity.AccountDisabled;
import dev.stoa.api.identity.Caller;
import dev.stoa.api.identity.Callers;
import dev.stoa.api.identity.Secrets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Links by which anybody who has one reads one run: until they expire, are revoked, or whoever shared may not see the
/// run any more.
@Component
public class RunShares {
    private static final int MOST_DAYS = 365;

    private static final String SELECT = """
            SELECT s.id, a.display_name, s.created_at, s.expires_at
              FROM run_shares s JOIN accounts a ON a.id = s.account_id
             WHERE s.run_id = :run AND s.expires_at > now()
             ORDER BY s.id DESC
            """;

    private static final String OPEN = """
            SELECT s.run_id, s.account_id, s.expires_at, a.display_name
              FROM run_shares s JOIN accounts a ON a.id = s.account_id
             WHERE s.hash = :hash AND s.expires_at > now()
            """;

    private final RunReading reading;
    private final Callers callers;
    private final JdbcClient database;
    private final InstantSource clock;
    private final AuditTrail audit;

    RunShares(RunReading reading, Callers callers, JdbcClient database, InstantSource clock, AuditTrail audit) {
        this.reading = reading;
        this.callers = callers;
        this.database = database;
        this.clock = clock;
        this.audit = audit;
    }

    /// A link that can be used.
    ///
    /// @param by who made it, as others see them
    public record Share(long id, String by, Instant createdAt, Instant expiresAt) {}

    /// A link that was just made.
    ///
    /// @param code what it ends with; nobody can be told it again
    public record Made(long id, String code, Instant expiresAt) {}

    /// What a link leads to: a run, seen as whoever shared it sees it.
    ///
    /// @param by who made the link, as others see them
    public record SharedRun(String runId, Caller sharer, String by, Instant expiresAt) {}

    /// Makes a link.
    ///
    /// @param days for how long; null for a week
    /// @throws RunNotFoundException  when there is no run the caller may see
    /// @throws ShareRefusedException when the time is too long or too short
    @Transactional
    public Made make(String runId, @Nullable Integer days, Caller caller) {
        reading.requireVisible(runId, caller);
        int life = days == null ? 7 : days;
        if (life < 1 || life > MOST_DAYS) {
            throw new ShareRefusedException(
                    "A link to a run lives 1 to %d days; `days` was %d.".formatted(MOST_DAYS, life));
        }
        String code = Secrets.make("");
        Instant expiresAt = clock.instant().plus(Duration.ofDays(life));
        long id = database.sql("""
                        INSERT INTO run_shares (run_id, account_id, hash, expires_at)
                        VALUES (:run, :account, :hash, :expires) RETURNING id
                        """)
                .param("run", RunReading.number(runId))
                .param("account", caller.accountId())
                .param("hash", Secrets.hash(code))
                .param("expires", expiresAt.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
        note(caller, Action.RUN_SHARED, runId, Map.of("link", Long.toString(id), "expires_at", expiresAt.toString()));
        return new Made(id, code, expiresAt);
    }

    /// The links to a run that can be used, the newest first; throws [RunNotFoundException] when there is no run the
    /// caller may see.
    @Transactional(readOnly = true)
    public List<Share> ofRun(String runId, Caller caller) {
        reading.requireVisible(runId, caller);
        return database.sql(SELECT)
                .param("run", RunReading.number(runId))
                .query((row, n) -> new Share(
                        row.getLong("id"),
                        row.getString("display_name"),
                        instant(row, "created_at"),
                        instant(row, "expires_at")))
                .list();
    }

    /// Ends a link at once; throws [RunNotFoundException] when there is no run the caller may see.
    ///
    /// @return whether there was one
    @Transactional
    public boolean revoke(String runId, long shareId, Caller caller) {
        reading.requireVisible(runId, caller);
        boolean isEnded = database.sql("DELETE FROM run_shares WHERE id = :id AND run_id = :run")
                        .param("id", shareId)
                        .param("run", RunReading.number(runId))
                        .update()
                == 1;
        if (isEnded) {
            note(caller, Action.RUN_SHARE_ENDED, runId, Map.of("link", Long.toString(shareId)));
        }
        return isEnded;
    }

    /// Ends all that an account has made, for good.
    @EventListener
    void endThoseOf(AccountDisabled account) {
        database.sql("DELETE FROM run_shares WHERE account_id = :account")
                .param("account", account.accountId())
                .update();
    }

    /// What a link leads to; throws [ShareNotFoundException] when it is none, has expired or was revoked, or whoever
    /// shared may not see the run any more.
    ///
    /// @param place where the request comes from
    @Transactional(readOnly = true)
    public SharedRun open(String code, String place) {
        return database.sql(OPEN)
                .param("hash", Secrets.hash(code))
                .query((row, n) -> {
                    String runId = row.getString("run_id");
                    String by = row.getString("display_name");
                    Instant expiresAt = instant(row, "expires_at");
                    return callers.find(row.getLong("account_id"), place)
                            .map(sharer -> new SharedRun(runId, sharer, by, expiresAt));
                })
                .optional()
                .flatMap(found -> found)
                .filter(shared -> reading.isVisible(shared.runId, shared.sharer))
                .orElseThrow(ShareNotFoundException::new);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private void note(Caller caller, Action action, String runId, Map<String, String> details) {
        RunRow run = reading.get(runId, caller).run();
        audit.note(caller.actor(), action, Subject.run(run.id(), run.functionName()), details);
    }
}
