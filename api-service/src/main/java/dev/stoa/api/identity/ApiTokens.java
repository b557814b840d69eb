package dev.stoa.api.identity;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The tokens with which programs call the API.
@Component
public class ApiTokens {
    private static final String PREFIX = "stoa_";
    private static final String INSERT = """
            INSERT INTO api_tokens (account_id, name, hash, permissions, expires_at)
            VALUES (:account, :name, :hash, :permissions, :expires) RETURNING id
            """;
    private static final String LIST = """
            SELECT id, name, permissions, created_at, expires_at, last_used_at
              FROM api_tokens WHERE account_id = :account ORDER BY id DESC
            """;
    private static final String REVOKE = """
            DELETE FROM api_tokens WHERE id = :id AND account_id = :account
            RETURNING id, name, permissions, created_at, expires_at, last_used_at
            """;
    private static final String FIND = """
            SELECT a.id, a.name, a.role, t.id AS token_id, t.permissions,
                   t.last_used_at IS NULL OR t.last_used_at < now() - interval '1 minute' AS is_to_be_noted
              FROM api_tokens t JOIN accounts a ON a.id = t.account_id
             WHERE t.hash = :hash AND NOT a.is_disabled AND (t.expires_at IS NULL OR t.expires_at > now())
               AND a.name NOT LIKE :implied
            """;

    private final JdbcClient database;

    ApiTokens(JdbcClient database) {
        this.database = database;
    }

    /// A token that was just made.
    ///
    /// @param secret what it is used with; nobody can be told it again
    public record Made(long id, String secret) {}

    /// Makes a token.
    ///
    /// @param expiresAt null for never
    Made make(Caller owner, String name, Set<Permission> permissions, @Nullable Instant expiresAt) {
        String secret = Secrets.make(PREFIX);
        long id = database.sql(INSERT)
                .param("account", owner.accountId())
                .param("name", name)
                .param("hash", Secrets.hash(secret))
                .param(
                        "permissions",
                        permissions.stream().map(Enum::name).sorted().toArray(String[]::new))
                .param("expires", expiresAt == null ? null : expiresAt.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
        return new Made(id, secret);
    }

    /// An account's tokens, the newest first, those that have expired too.
    public List<ApiToken> ofAccount(long accountId) {
        return database.sql(LIST)
                .param("account", accountId)
                .query((row, n) -> token(row))
                .list();
    }

    /// Ends a token of an account.
    ///
    /// @return the token; empty when there was none
    Optional<ApiToken> revoke(long accountId, long tokenId) {
        return database.sql(REVOKE)
                .param("id", tokenId)
                .param("account", accountId)
                .query((row, n) -> token(row))
                .optional();
    }

    /// Ends all tokens of an account.
    void revokeAll(long accountId) {
        database.sql("DELETE FROM api_tokens WHERE account_id = :account")
                .param("account", accountId)
                .update();
    }

    /// Who uses a token; empty when it is none, has expired or its account is disabled. Accounts that nobody
    /// signs in to have none, whatever an earlier Stoa has made: nobody sees them and could end them.
    ///
    /// @param place where the request came from
    Optional<Caller> findCaller(String secret, String place) {
        Optional<Used> used = database.sql(FIND)
                .param("hash", Secrets.hash(secret))
                .param("implied", ImpliedAccounts.NAMES)
                .query((row, n) ->
                        new Used(row.getLong("token_id"), row.getBoolean("is_to_be_noted"), caller(row, place)))
                .optional();
        // Not while the row is read: many requests at once would each hold one connection and wait for another.
        used.filter(Used::isToBeNoted).ifPresent(token -> noteUse(token.id));
        return used.map(Used::caller);
    }

    private record Used(long id, boolean isToBeNoted, Caller caller) {}

    private void noteUse(long tokenId) {
        database.sql("UPDATE api_tokens SET last_used_at = now() WHERE id = :id")
                .param("id", tokenId)
                .update();
    }

    /// Whose a row is, which says the account's `id`, `name` and `role` and a token's `permissions`; null
    /// for all of the role's.
    static Caller caller(ResultSet row, String place) throws SQLException {
        Role role = Role.valueOf(row.getString("role"));
        return new Caller(
                row.getLong("id"),
                row.getString("name"),
                role,
                row.getArray("permissions") == null ? role.permissions() : role.permissions(texts(row)),
                place);
    }

    private static ApiToken token(ResultSet row) throws SQLException {
        return new ApiToken(
                row.getLong("id"),
                row.getString("name"),
                texts(row).stream().map(Permission::valueOf).sorted().toList(),
                Objects.requireNonNull(time(row, "created_at")),
                time(row, "expires_at"),
                time(row, "last_used_at"));
    }

    private static List<String> texts(ResultSet row) throws SQLException {
        Array array = row.getArray("permissions");
        return Arrays.asList((String[]) array.getArray());
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
