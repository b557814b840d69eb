package dev.stoa.api.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stoa.api.support.ApiClient.Answer;
import dev.stoa.api.support.ApiTest;
import dev.stoa.contracts.json.StoaJson;
import dev.stoa.contracts.message.CancelRequest;
import dev.stoa.contracts.run.ErrorKind;
import dev.stoa.contracts.run.RunError;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.core.AmqpAdmin;
import org.springframework.amqp.core.AnonymousQueue;
import org.springframework.amqp.core.BindingBuilder;
import org.springframework.amqp.core.FanoutExchange;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/// Moves of a run that the API makes.
class RunLifeIT extends ApiTest {
    @Autowired
    private LeaseSweep leases;

    @Autowired
    private AmqpAdmin admin;

    @Autowired
    private FanoutExchange controlExchange;

    @Test
    void anExpiredLeaseSendsTheRunBackToWaitForAnotherWorker() {
        long runId = submit(readyApp(), "{}");
        worker.claims(runId);
        expireLease(runId);

        leases.runOnce();

        assertThat(status(runId)).isEqualTo("PENDING");
        worker.claims(runId);
        assertThat(api.get("/api/runs/" + runId).json().path("attempt").asInt()).isEqualTo(2);
    }

    @Test
    void aWorkerThatIsFrozenWhileItWritesALogDoesNotKeepItsRun() throws SQLException {
        long runId = submit(readyApp(), "{}");
        worker.claims(runId);
        expireLease(runId);
        try (Connection frozen = connection();
                Statement sql = frozen.createStatement()) {
            frozen.setAutoCommit(false);
            sql.execute("INSERT INTO run_log_chunks (run_id, attempt, text) VALUES (%d, 1, 'x')".formatted(runId));

            leases.runOnce();

            assertThat(status(runId)).isEqualTo("PENDING");
        }
    }

    @Test
    void aLeaseThatLivesIsLeftAlone() {
        long runId = submit(readyApp(), "{}");
        worker.claims(runId);

        leases.runOnce();

        assertThat(status(runId)).isEqualTo("RUNNING");
    }

    @Test
    void aRunWhoseAttemptsAreUsedUpFailsAsWorkerLost() {
        long runId = submit(readyApp("once", "{\"name\": \"Once\", \"max_attempts\": 1}"), "{}");
        worker.claims(runId);
        expireLease(runId);

        leases.runOnce();

        assertThat(status(runId)).isEqualTo("FAILED");
        assertThat(api.get("/api/runs/" + runId).json().at("/error/kind").asString())
                .isEqualTo("worker_lost");
    }

    @Test
    void aRunTellsWhatBecameOfEachAttempt() {
        long runId = submit(readyApp("twice", "{\"name\": \"Twice\", \"max_attempts\": 2}"), "{}");
        assertThat(attempts(runId)).isEmpty();
        worker.claims(runId);
        assertThat(attempts(runId)).containsExactly("1 stand-in null null");
        expireLease(runId);
        leases.runOnce();
        assertThat(attempts(runId)).as("while it waits").containsExactly("1 stand-in worker_lost null");
        worker.claims(runId);
        expireLease(runId);
        leases.runOnce();

        assertThat(attempts(runId)).containsExactly("1 stand-in worker_lost null", "2 stand-in worker_lost null");
        assertThat(api.get("/api/runs/" + runId).json().at("/error/message").asString())
                .startsWith("The worker was lost on every attempt the manifest's max_attempts allows"
                        + " (attempt 1 on stand-in: worker lost; attempt 2 on stand-in: worker lost).");
    }

    @Test
    void theLastAttemptTellsHowTheRunEnded() {
        long runId = submit(readyApp(), "{}");
        worker.claims(runId);
        worker.fails(runId, new RunError(ErrorKind.APP_ERROR, "ValueError: no"));

        assertThat(attempts(runId)).containsExactly("1 stand-in app_error ValueError: no");
        JsonNode attempt = api.get("/api/runs/" + runId).json().at("/attempts/0");
        assertThat(attempt.path("ended_at").asString())
                .isGreaterThan(attempt.path("started_at").asString());
    }

    @Test
    void theOperatorSaysHowManyAttemptsThereMayBe() {
        long runId = submit(readyApp("often", "{\"name\": \"Often\", \"max_attempts\": 90, \"retries\": 90}"), "{}");

        assertThat(api.get("/api/runs/" + runId).json().path("max_attempts").asInt())
                .isEqualTo(10);
        assertThat(database.sql("SELECT retries_left FROM job_runs WHERE id = :id")
                        .param("id", runId)
                        .query(Integer.class)
                        .single())
                .isEqualTo(10);
    }

    private List<String> attempts(long runId) {
        return api.get("/api/runs/" + runId)
                .json()
                .path("attempts")
                .valueStream()
                .map(attempt -> "%d %s %s %s"
                        .formatted(
                                attempt.path("attempt").asInt(),
                                attempt.path("worker").asString(),
                                attempt.path("end").isNull()
                                        ? null
                                        : attempt.path("end").asString(),
                                attempt.path("message").isNull()
                                        ? null
                                        : attempt.path("message").asString()))
                .toList();
    }

    @Test
    void aPendingRunIsCancelledAtOnce() {
        long runId = submit(readyApp(), "{}");

        Answer answer = api.post("/api/runs/" + runId + "/cancel", "");

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.body()).isEqualTo("{\"run_id\":%d,\"status\":\"CANCELLED\"}".formatted(runId));
        assertThat(status(runId)).isEqualTo("CANCELLED");
    }

    @Test
    void theWorkerOfARunningRunIsAskedToEndIt() {
        AnonymousQueue control = new AnonymousQueue();
        admin.declareQueue(control);
        admin.declareBinding(BindingBuilder.bind(control).to(controlExchange));
        long runId = submit(readyApp(), "{}");
        worker.claims(runId);

        Answer answer = api.post("/api/runs/" + runId + "/cancel", "");

        assertThat(answer.body()).isEqualTo("{\"run_id\":%d,\"status\":\"RUNNING\"}".formatted(runId));
        assertThat(StoaJson.MAPPER.readValue(nextBody(control.getName()), CancelRequest.class))
                .isEqualTo(new CancelRequest(runId));
        admin.deleteQueue(control.getName());
    }

    @Test
    void aRunThatWasToBeCancelledWhenItsWorkerWasLostIsCancelled() {
        long runId = submit(readyApp(), "{}");
        worker.claims(runId);
        api.post("/api/runs/" + runId + "/cancel", "");
        expireLease(runId);

        leases.runOnce();

        assertThat(status(runId)).isEqualTo("CANCELLED");
    }

    @Test
    void aRunThatHasEndedCannotBeCancelled() {
        long runId = submit(readyApp(), "{}");
        worker.claims(runId);
        worker.succeeds(runId, "{}", null);

        Answer answer = api.post("/api/runs/" + runId + "/cancel", "");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.json().path("detail").asString())
                .isEqualTo("Run %d has ended already, as SUCCESS; it cannot be cancelled.".formatted(runId));
    }

    private void expireLease(long runId) {
        database.sql("UPDATE job_runs SET lease_expires_at = now() - interval '1 s' WHERE id = :id")
                .param("id", runId)
                .update();
    }

    private String status(long runId) {
        return api.get("/api/runs/" + runId).json().path("status").asString();
    }
}
