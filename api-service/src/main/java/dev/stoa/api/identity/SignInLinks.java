package dev.stoa.api.identity;

import dev.stoa.api.audit.Action;
import dev.stoa.api.audit.AuditTrail;
import dev.stoa.api.audit.Subject;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Links that sign an account in once: for whoever was invited or has forgotten the password, and for the browser on
/// the machine that Stoa was started on.
@Component
public class SignInLinks {
    private static final String USE = """
            DELETE FROM sign_in_links l USING accounts a
             WHERE l.hash = :hash AND a.id = l.account_id AND l.expires_at > now() AND NOT a.is_disabled
            RETURNING a.id, a.name, a.role
            """;

    private final JdbcClient database;
    private final AuthProperties properties;
    private final InstantSource clock;
    private final AuditTrail audit;

    SignInLinks(JdbcClient database, AuthProperties properties, InstantSource clock, AuditTrail audit) {
        this.database = database;
        this.properties = properties;
        this.clock = clock;
        this.audit = audit;
    }

    /// A link that was just made.
    ///
    /// @param code what it ends with
    public record Made(String code, Instant expiresAt) {}

    /// Makes a link; earlier ones of the account end. Throws [PasswordsOffException] where people sign in at a
    /// provider.
    ///
    /// @param by who asks for it
    @Transactional
    public Made make(Account account, Caller by) {
        properties.requirePasswords();
        database.sql("DELETE FROM sign_in_links WHERE expires_at < now()").update();
        revokeAll(account.id());
        String code = Secrets.make("");
        Instant expiresAt = clock.instant().plus(properties.linkLife());
        database.sql("INSERT INTO sign_in_links (hash, account_id, expires_at) VALUES (:hash, :account, :expires)")
                .param("hash", Secrets.hash(code))
                .param("account", account.id())
                .param("expires", expiresAt.atOffset(ZoneOffset.UTC))
                .update();
        audit.note(
                by.actor(),
                Action.ACCOUNT_LINK_MADE,
                Subject.account(account.id(), account.name()),
                Map.of("expires_at", expiresAt.toString()));
        return new Made(code, expiresAt);
    }

    /// Uses a link up; empty when it is none, was used, or has expired. Throws [PasswordsOffException] where people
    /// sign in at a provider.
    ///
    /// @param place where the request came from
    Optional<Caller> use(String code, String place) {
        properties.requirePasswords();
        return database.sql(USE)
                .param("hash", Secrets.hash(code))
                .query((row, n) ->
                        Caller.of(row.getLong("id"), row.getString("name"), Role.valueOf(row.getString("role")), place))
                .optional();
    }

    void revokeAll(long accountId) {
        database.sql("DELETE FROM sign_in_links WHERE account_id = :account")
                .param("account", accountId)
                .update();
    }
}
