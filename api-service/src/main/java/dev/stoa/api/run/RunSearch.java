package dev.stoa.api.run;

import dev.stoa.api.identity.Caller;
import dev.stoa.contracts.json.StoaJson;
import dev.stoa.contracts.run.RunStatus;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/// Finds runs, newest first. Every value of a question is bound as a parameter.
@Component
public class RunSearch {
    private final JdbcClient database;

    RunSearch(JdbcClient database) {
        this.database = database;
    }

    /// Which runs are asked for.
    ///
    /// @param caller   who asks, and gets only what they may see
    /// @param appId    only this app's; null for all
    /// @param statuses only these; empty for all
    /// @param since    submitted at this time or later; null for no bound
    /// @param until    submitted before this time; null for no bound
    /// @param where    conditions such as `inputs.age>50`, all of which must hold
    /// @param before   only runs with a smaller id, which is how the next page is asked for; null for the first
    /// @param limit    how many at the most
    public record Question(
            Caller caller,
            @Nullable Long appId,
            Set<RunStatus> statuses,
            @Nullable Instant since,
            @Nullable Instant until,
            List<String> where,
            @Nullable Long before,
            int limit) {}

    /// The runs that answer the question; throws [dev.stoa.api.search.SearchRefusedException] when it
    /// cannot be read.
    public List<RunRow> find(Question question) {
        List<String> conditions = new ArrayList<>();
        Map<String, Object> values = new LinkedHashMap<>();
        if (!question.caller.isAdmin()) {
            conditions.add("r.account_id = :account");
            values.put("account", question.caller.accountId());
        }
        if (question.appId != null) {
            conditions.add("r.app_id = :app");
            values.put("app", question.appId);
        }
        if (!question.statuses.isEmpty()) {
            conditions.add("r.status IN (:statuses)");
            values.put("statuses", question.statuses.stream().map(Enum::name).toList());
        }
        if (question.since != null) {
            conditions.add("r.created_at >= :since");
            values.put("since", question.since.atOffset(ZoneOffset.UTC));
        }
        if (question.until != null) {
            conditions.add("r.created_at < :until");
            values.put("until", question.until.atOffset(ZoneOffset.UTC));
        }
        if (question.before != null) {
            conditions.add("r.id < :before");
            values.put("before", question.before);
        }
        for (int i = 0; i < question.where.size(); i++) {
            add(Condition.parse(question.where.get(i)), i, conditions, values);
        }
        String where = conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
        return database.sql(RunRow.SELECT + where + " ORDER BY r.id DESC LIMIT :limit")
                .params(values)
                .param("limit", question.limit)
                .query(RunRow::of)
                .list();
    }

    /// Equality is a containment, which the GIN indexes answer; an order is compared between values of the same JSON
    /// type.
    private static void add(Condition condition, int n, List<String> conditions, Map<String, Object> values) {
        String key = "key" + n;
        String value = "value" + n;
        boolean equality = condition.operator() == Condition.Operator.EQUAL;
        String test = equality
                ? "%s @> :" + value + "::jsonb"
                : "(jsonb_typeof(%1$s -> :" + key + ") = jsonb_typeof(:" + value + "::jsonb) AND (%1$s -> :" + key
                        + ") " + condition.operator().sign() + " :" + value + "::jsonb)";
        conditions.add(
                switch (condition.document()) {
                    case INPUTS -> test.formatted("r.inputs");
                    case SUMMARY ->
                        "EXISTS (SELECT 1 FROM job_results s WHERE s.run_id = r.id AND "
                                + test.formatted("(s.payload -> 'summary')") + ")";
                });
        if (equality) {
            ObjectNode contained = StoaJson.MAPPER.createObjectNode();
            contained.set(condition.key(), condition.value());
            values.put(value, contained.toString());
        } else {
            values.put(key, condition.key());
            values.put(value, condition.value().toString());
        }
    }
}
