package dev.stoa.api.run;

import dev.stoa.api.identity.Caller;
import dev.stoa.api.trace.TraceLinks;
import dev.stoa.contracts.json.StoaJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads one run.
@Component
public class RunReading {
    private final JdbcClient database;

    private final TraceLinks traces;

    RunReading(JdbcClient database, TraceLinks traces) {
        this.database = database;
        this.traces = traces;
    }

    /// A run with what went in and came out.
    ///
    /// @param inputs in the order of the app's form
    /// @param result   null unless it succeeded
    /// @param attempts the first one first
    /// @param traceUrl as [TraceLinks] has it
    public record WholeRun(
            RunRow run,
            JsonNode inputs,
            @Nullable ResultDocument result,
            List<Attempt> attempts,
            @Nullable String traceUrl) {}

    /// The run with this id, as it was asked for; throws [RunNotFoundException] when there is none, or none the caller
    /// may see.
    public WholeRun get(String id, Caller caller) {
        return find(id, caller).orElseThrow(() -> new RunNotFoundException(id));
    }

    /// The log of the run, all attempts; throws [RunNotFoundException] when there is no such run.
    public String log(String id, Caller caller) {
        requireVisible(id, caller);
        return String.join(
                "",
                database.sql("SELECT text FROM run_log_chunks WHERE run_id = :id ORDER BY id")
                        .param("id", number(id))
                        .query(String.class)
                        .list());
    }

    /// Throws [RunNotFoundException] when there is no such run, or none the caller may see.
    void requireVisible(String id, Caller caller) {
        if (!isVisible(id, caller)) {
            throw new RunNotFoundException(id);
        }
    }

    boolean isVisible(String id, Caller caller) {
        return database.sql("SELECT 1 FROM job_runs r WHERE r.id = :id AND " + RunAccess.VISIBLE)
                .param("id", number(id))
                .params(RunAccess.of(caller))
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    /// The number that `id` spells; throws [RunNotFoundException] when it spells none.
    public static long number(String id) {
        if (!id.matches("[0-9]{1,18}")) {
            throw new RunNotFoundException(id);
        }
        return Long.parseLong(id);
    }

    private Optional<WholeRun> find(String id, Caller caller) {
        String sql = RunRow.SELECT.replace(
                        "SELECT r.id,",
                        "SELECT r.inputs::text AS inputs, r.earlier_attempts::text AS earlier_attempts,"
                                + " a.input_order::text AS input_order, r.traceparent, p.payload::text AS payload, p.key_order::text AS key_order, r.id,")
                + " LEFT JOIN job_results p ON p.run_id = r.id WHERE r.id = :id AND "
                + RunAccess.VISIBLE;
        return database.sql(sql)
                .param("id", number(id))
                .params(RunAccess.of(caller))
                .query(this::whole)
                .optional();
    }

    private WholeRun whole(ResultSet row, int n) throws SQLException {
        RunRow run = RunRow.of(row, n);
        return new WholeRun(
                run,
                ordered(row.getString("inputs"), row.getString("input_order")),
                ResultDocument.of(row),
                Attempt.of(row.getString("earlier_attempts"), run),
                traces.of(row.getString("traceparent")));
    }

    private static JsonNode ordered(String inputs, String order) {
        ObjectNode stored = (ObjectNode) StoaJson.MAPPER.readTree(inputs);
        ObjectNode ordered = stored.objectNode();
        for (JsonNode key : StoaJson.MAPPER.readTree(order)) {
            if (stored.has(key.asString())) {
                ordered.set(key.asString(), stored.get(key.asString()));
            }
        }
        ordered.setAll(stored);
        return ordered;
    }
}
