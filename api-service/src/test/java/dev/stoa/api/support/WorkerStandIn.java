package dev.stoa.api.support;

import dev.stoa.contracts.json.StoaJson;
import dev.stoa.contracts.message.WorkerEvent;
import dev.stoa.contracts.run.RunError;
import org.jspecify.annotations.Nullable;
import org.springframework.amqp.core.MessageBuilder;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Moves runs and versions as a worker does, by the same statements in effect, without calling a function.
public final class WorkerStandIn {
    private final JdbcClient database;
    private final RabbitTemplate rabbit;
    private final String prefix;

    WorkerStandIn(JdbcClient database, RabbitTemplate rabbit, String prefix) {
        this.database = database;
        this.rabbit = rabbit;
        this.prefix = prefix;
    }

    /// Finds a version ready, and makes it the one new runs use unless a newer one is or one was chosen since.
    public void checks(long versionId) {
        database.sql("UPDATE app_versions SET status = 'READY', python = '3.11.2', check_log = '', checked_at = now()"
                        + " WHERE id = :id")
                .param("id", versionId)
                .update();
        database.sql("UPDATE apps a SET current_version_id = v.id FROM app_versions v, app_versions c WHERE v.id = :id"
                        + " AND a.id = v.app_id AND c.id = a.current_version_id AND v.number > a.passed_over"
                        + " AND (c.number < v.number OR c.status <> 'READY' OR c.id = v.id)")
                .param("id", versionId)
                .update();
    }

    /// Finds a version broken.
    public void breaks(long versionId, RunError error) {
        breaks(versionId, error, "");
    }

    /// Finds a version broken.
    ///
    /// @param log what the app printed
    public void breaks(long versionId, RunError error, String log) {
        database.sql("UPDATE app_versions SET status = 'BROKEN', error = :error::jsonb, check_log = :log,"
                        + " checked_at = now() WHERE id = :id")
                .param("id", versionId)
                .param("log", log)
                .param("error", StoaJson.MAPPER.writeValueAsString(error))
                .update();
    }

    public void claims(long runId) {
        int claimed = database.sql(
                        "UPDATE job_runs SET status = 'RUNNING', attempt = attempt + 1, worker_id = 'stand-in',"
                                + " lease_expires_at = now() + interval '30 s', started_at = now()"
                                + " WHERE id = :id AND status = 'PENDING'")
                .param("id", runId)
                .update();
        if (claimed != 1) {
            throw new AssertionError("run " + runId + " was not to be claimed");
        }
    }

    public void logs(long runId, String text) {
        database.sql("INSERT INTO run_log_chunks (run_id, attempt, text) VALUES (:id, 1, :text)")
                .param("id", runId)
                .param("text", text)
                .update();
    }

    public void progresses(long runId, double fraction, String message) {
        database.sql("UPDATE job_runs SET progress = :fraction, progress_message = :message WHERE id = :id")
                .param("id", runId)
                .param("fraction", fraction)
                .param("message", message)
                .update();
    }

    /// Records a result.
    ///
    /// @param keyOrder JSON; null when the result's order is JSONB's own
    public void succeeds(long runId, String payload, @Nullable String keyOrder) {
        database.sql(
                        "INSERT INTO job_results (run_id, payload, key_order) VALUES (:id, :payload::jsonb, :order::jsonb)")
                .param("id", runId)
                .param("payload", payload)
                .param("order", keyOrder)
                .update();
        database.sql(
                        "UPDATE job_runs SET status = 'SUCCESS', finished_at = now(), lease_expires_at = NULL WHERE id = :id")
                .param("id", runId)
                .update();
    }

    public void fails(long runId, RunError error) {
        database.sql("UPDATE job_runs SET status = 'FAILED', finished_at = now(), lease_expires_at = NULL,"
                        + " error = :error::jsonb WHERE id = :id")
                .param("id", runId)
                .param("error", StoaJson.MAPPER.writeValueAsString(error))
                .update();
    }

    /// Tells the API what happened.
    public void tells(WorkerEvent event) {
        rabbit.send(
                prefix + ".events",
                "",
                MessageBuilder.withBody(StoaJson.MAPPER.writeValueAsBytes(event))
                        .build());
    }
}
