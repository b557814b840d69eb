package dev.stoa.api.identity;

import dev.stoa.api.audit.Action;
import dev.stoa.api.audit.AuditTrail;
import dev.stoa.api.audit.Subject;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Ends sessions of browsers. In Spring Session's table itself: its repository deletes in transactions of its own,
/// which
/// would end sessions whatever becomes of the change they end by.
@Component
public class BrowserSessions {
    private static final String END_ALL = """
            DELETE FROM spring_session
             WHERE principal_name = :account AND (:kept::text IS NULL OR session_id <> :kept::text)
            """;
    private static final String END_ONE =
            "DELETE FROM spring_session WHERE principal_name = :account AND session_id = :id";

    private final JdbcClient database;
    private final AuditTrail audit;

    BrowserSessions(JdbcClient database, AuditTrail audit) {
        this.database = database;
        this.audit = audit;
    }

    /// Ends the caller's other sessions.
    ///
    /// @param kept the id of the session that goes on; null for none
    @Transactional
    public void endOthers(Caller caller, @Nullable String kept) {
        endAll(caller.accountId(), kept);
        note(caller, Action.ACCOUNT_SESSIONS_ENDED);
    }

    /// Ends the session that the caller signs out of.
    @Transactional
    public void signOut(Caller caller, String sessionId) {
        database.sql(END_ONE)
                .param("account", SessionAccounts.key(caller.accountId()))
                .param("id", sessionId)
                .update();
        note(caller, Action.ACCOUNT_SIGNED_OUT);
    }

    /// Signs an account out.
    ///
    /// @param kept the id of a session that goes on; null for none
    void endAll(long accountId, @Nullable String kept) {
        database.sql(END_ALL)
                .param("account", SessionAccounts.key(accountId))
                .param("kept", kept)
                .update();
    }

    private void note(Caller caller, Action action) {
        audit.note(caller.actor(), action, Subject.account(caller.accountId(), caller.name()), Map.of());
    }
}
