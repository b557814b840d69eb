package dev.stoa.api.status;

import dev.stoa.api.run.ResultDocument;
import dev.stoa.contracts.json.StoaJson;
import dev.stoa.contracts.run.RunError;
import dev.stoa.contracts.run.RunStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// Looks at all watched runs in one query, however many watch.
@Component
class StatusQuery {
    private static final String LOOK = """
            SELECT r.id, r.status, r.progress, r.progress_message, r.error::text AS error, r.account_id,
                   (SELECT json_agg(json_build_array(c.id, c.text) ORDER BY c.id)::text
                      FROM run_log_chunks c WHERE c.run_id = r.id AND c.id > w.position) AS log
              FROM unnest(:ids::bigint[], :positions::bigint[]) AS w (id, position)
              JOIN job_runs r ON r.id = w.id
            """;
    private static final String RESULTS =
            "SELECT run_id, payload::text AS payload, key_order::text AS key_order FROM job_results WHERE run_id = ANY (:ids)";

    private final JdbcClient database;

    StatusQuery(JdbcClient database) {
        this.database = database;
    }

    /// The runs among `positions` that there are.
    ///
    /// @param positions run id to where its log has been seen up to; 0 for not at all
    List<WatchedRun> look(Map<Long, Long> positions) {
        List<Map.Entry<Long, Long>> watched = List.copyOf(positions.entrySet());
        return database.sql(LOOK)
                .param("ids", watched.stream().map(Map.Entry::getKey).toArray(Long[]::new))
                .param("positions", watched.stream().map(Map.Entry::getValue).toArray(Long[]::new))
                .query((row, n) -> watchedRun(row))
                .list();
    }

    /// Hands on the results of runs that succeeded, one after another, so that no more than one is held at a time.
    void results(List<Long> runIds, BiConsumer<Long, ResultDocument> taker) {
        if (runIds.isEmpty()) {
            return;
        }
        database.sql(RESULTS).param("ids", runIds.toArray(Long[]::new)).query(row -> {
            ResultDocument result = ResultDocument.of(row);
            if (result != null) {
                taker.accept(row.getLong("run_id"), result);
            }
        });
    }

    private static WatchedRun watchedRun(ResultSet row) throws SQLException {
        Double fraction = row.getObject("progress", Double.class);
        String error = row.getString("error");
        return new WatchedRun(
                row.getLong("id"),
                RunStatus.valueOf(row.getString("status")),
                fraction == null ? null : new StatusFrame.Progress(fraction, row.getString("progress_message")),
                error == null ? null : StoaJson.MAPPER.readValue(error, RunError.class),
                row.getObject("account_id", Long.class),
                log(row.getString("log")));
    }

    private static List<WatchedRun.LogChunk> log(@Nullable String json) {
        List<WatchedRun.LogChunk> chunks = new ArrayList<>();
        if (json != null) {
            for (JsonNode chunk : StoaJson.MAPPER.readTree(json)) {
                chunks.add(new WatchedRun.LogChunk(
                        chunk.get(0).asLong(), chunk.get(1).asString()));
            }
        }
        return chunks;
    }
}
