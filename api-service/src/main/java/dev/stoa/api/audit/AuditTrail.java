package dev.stoa.api.audit;

import dev.stoa.contracts.json.StoaJson;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Notes who did what to what. Names are other people's text: they are cut, and have no control characters.
@Component
public class AuditTrail {
    private static final int LONGEST_TEXT = 200;

    /// Controls, what changes the direction of writing and is not seen, ends of lines, and halves of characters.
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}]+");

    private static final String INSERT = """
            INSERT INTO audit_events (account_id, account_name, place, action, subject_kind, subject_id, subject_name, details)
            VALUES (:account, :name, :place, :action, :kind, :id, :subject, :details::jsonb)
            """;

    private final JdbcClient database;

    AuditTrail(JdbcClient database) {
        this.database = database;
    }

    /// Notes a change in its transaction, so that neither is there without the other; throws where there is no
    /// transaction.
    ///
    /// @param details as [Action] says; never a secret, an input or a result
    @Transactional(propagation = Propagation.MANDATORY)
    public void note(Actor actor, Action action, Subject subject, Map<String, String> details) {
        insert(actor, action, subject, details);
    }

    /// Notes what changes nothing, such as a refusal.
    ///
    /// @param details as for [#note]
    public void noteAlone(Actor actor, Action action, Subject subject, Map<String, String> details) {
        insert(actor, action, subject, details);
    }

    private void insert(Actor actor, Action action, Subject subject, Map<String, String> details) {
        database.sql(INSERT)
                .param("account", actor.accountId())
                .param("name", clean(actor.name()))
                .param("place", clean(actor.place()))
                .param("action", action.json())
                .param("kind", subject.kind().name())
                .param("id", subject.id())
                .param("subject", clean(subject.name()))
                .param("details", json(details))
                .update();
    }

    private static @Nullable String json(Map<String, String> details) {
        if (details.isEmpty()) {
            return null;
        }
        Map<String, String> cleaned = new TreeMap<>(details);
        cleaned.replaceAll((key, value) -> String.valueOf(clean(value)));
        return StoaJson.MAPPER.writeValueAsString(cleaned);
    }

    private static @Nullable String clean(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String printable = UNPRINTABLE.matcher(text).replaceAll(" ").strip();
        return printable.codePointCount(0, printable.length()) <= LONGEST_TEXT
                ? printable
                : printable.substring(0, printable.offsetByCodePoints(0, LONGEST_TEXT - 1)) + "…";
    }
}
