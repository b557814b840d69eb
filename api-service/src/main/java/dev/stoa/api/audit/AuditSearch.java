package dev.stoa.api.audit;

import dev.stoa.contracts.json.StoaJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;

/// Finds events, newest first. Every value of a question is bound as a parameter.
@Component
public class AuditSearch {
    private static final TypeReference<TreeMap<String, String>> DETAILS = new TypeReference<>() {};
    private static final String SELECT = """
            SELECT id, at, account_id, account_name, place, action, subject_kind, subject_id, subject_name, details::text
              FROM audit_events
            """;

    private final JdbcClient database;

    AuditSearch(JdbcClient database) {
        this.database = database;
    }

    /// Which events are asked for.
    ///
    /// @param account only this account's, by the name it had; null for all
    /// @param actions only these; empty for all
    /// @param subject only what was done to this; null for all
    /// @param since   at this time or later; null for no bound
    /// @param until   before this time; null for no bound
    public record Question(
            @Nullable String account,
            Set<Action> actions,
            @Nullable SubjectFilter subject,
            @Nullable Instant since,
            @Nullable Instant until) {}

    /// The events that answer the question.
    ///
    /// @param before only those with a smaller id, which is how the next page is asked for; null for the first
    /// @param limit  how many at the most
    public List<AuditEvent> find(Question question, @Nullable Long before, int limit) {
        List<String> conditions = new ArrayList<>();
        Map<String, Object> values = new LinkedHashMap<>();
        if (question.account != null) {
            conditions.add("account_name = :account");
            values.put("account", question.account);
        }
        if (!question.actions.isEmpty()) {
            conditions.add("action IN (:actions)");
            values.put("actions", question.actions.stream().map(Action::json).toList());
        }
        if (question.subject != null) {
            question.subject.add(conditions, values);
        }
        if (question.since != null) {
            conditions.add("at >= :since");
            values.put("since", question.since.atOffset(ZoneOffset.UTC));
        }
        if (question.until != null) {
            conditions.add("at < :until");
            values.put("until", question.until.atOffset(ZoneOffset.UTC));
        }
        if (before != null) {
            conditions.add("id < :before");
            values.put("before", before);
        }
        String where = conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
        return database.sql(SELECT + where + " ORDER BY id DESC LIMIT :limit")
                .params(values)
                .param("limit", limit)
                .query(AuditSearch::event)
                .list();
    }

    private static AuditEvent event(ResultSet row, int n) throws SQLException {
        String details = row.getString("details");
        return new AuditEvent(
                row.getLong("id"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getObject("account_id", Long.class),
                row.getString("account_name"),
                row.getString("place"),
                Action.of(row.getString("action")),
                new Subject(
                        SubjectKind.valueOf(row.getString("subject_kind")),
                        row.getObject("subject_id", Long.class),
                        row.getString("subject_name")),
                details == null ? Map.of() : StoaJson.MAPPER.readValue(details, DETAILS));
    }
}
