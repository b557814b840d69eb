package dev.stoa.api.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Tells who comes with sessions and tokens that were good once: they end, accounts are disabled, and roles change.
@Component
public class Proofs {
    private static final String LOOK = """
            SELECT 'session' AS kind, s.session_id AS shown, a.id, a.name, a.role, NULL AS permissions
              FROM spring_session s JOIN accounts a ON a.id = s.principal_name::bigint
             WHERE s.session_id = ANY (:sessions) AND NOT a.is_disabled
               AND s.expiry_time > extract(epoch FROM now()) * 1000
               AND s.creation_time + :life > extract(epoch FROM now()) * 1000
            UNION ALL
            SELECT 'token', encode(t.hash, 'hex'), a.id, a.name, a.role, t.permissions
              FROM unnest(:tokens::text[]) AS shown (hash)
              JOIN api_tokens t ON t.hash = decode(shown.hash, 'hex')
              JOIN accounts a ON a.id = t.account_id
             WHERE NOT a.is_disabled AND (t.expires_at IS NULL OR t.expires_at > now())
            """;

    /// Where they come from is not asked again.
    private static final String PLACE = "an open connection";

    private final JdbcClient database;
    private final AuthProperties properties;

    Proofs(JdbcClient database, AuthProperties properties) {
        this.database = database;
        this.properties = properties;
    }

    /// Who each of these is good for now; those that are good for nobody any more are left out. One query for all, and
    /// none for what lasts.
    public Map<Proof, Caller> callers(Collection<Proof> proofs) {
        Map<Proof, Caller> found = new HashMap<>();
        for (Proof proof : proofs) {
            if (proof instanceof Proof.Lasting lasting) {
                found.put(lasting, lasting.caller());
            }
        }
        String[] sessions =
                of(proofs, Proof.OfSession.class).map(Proof.OfSession::id).toArray(String[]::new);
        String[] tokens =
                of(proofs, Proof.OfToken.class).map(Proof.OfToken::hash).toArray(String[]::new);
        if (sessions.length + tokens.length > 0) {
            database.sql(LOOK)
                    .param("sessions", sessions)
                    .param("tokens", tokens)
                    .param("life", properties.sessionLife().toMillis())
                    .query(row -> {
                        found.put(proof(row), ApiTokens.caller(row, PLACE));
                    });
        }
        return found;
    }

    private static <T extends Proof> Stream<T> of(Collection<Proof> proofs, Class<T> kind) {
        return proofs.stream().filter(kind::isInstance).map(kind::cast).distinct();
    }

    private static Proof proof(ResultSet row) throws SQLException {
        String shown = row.getString("shown");
        return row.getString("kind").equals("token") ? new Proof.OfToken(shown) : new Proof.OfSession(shown);
    }
}
