package dev.stoa.api.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stoa.api.support.ApiTest;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What is deleted for its age, and what is not.
class RetentionIT extends ApiTest {
    private static final Duration DAY = Duration.ofDays(1);

    @Test
    void nothingIsDeletedUnlessTheOperatorSaysSo() {
        long old = ended("30 days");

        sweep(null, null);

        assertThat(api.get("/api/runs/" + old).json().path("result").isNull()).isFalse();
    }

    @Test
    void anOldResultGoesWithItsLogAndTheRunSaysSo() {
        long old = ended("2 days");
        long recent = ended("1 hour");
        long failed = submit("kept", "{}");

        sweep(DAY, null);

        JsonNode run = api.get("/api/runs/" + old).json();
        assertThat(run.path("status").asString()).isEqualTo("SUCCESS");
        assertThat(run.path("result").isNull()).isTrue();
        assertThat(run.path("result_deleted_at").isString()).isTrue();
        assertThat(api.get("/api/runs/" + old + "/logs").body()).isEmpty();
        assertThat(api.get("/api/runs/" + old + "/export/json")
                        .json()
                        .path("detail")
                        .asString())
                .startsWith("The result of run %d was deleted at ".formatted(old))
                .endsWith("Run it again to have it anew.");
        assertThat(api.get("/api/runs/" + recent).json().path("result").isNull())
                .isFalse();
        assertThat(api.get("/api/runs/" + recent + "/logs").body()).isEqualTo("a line");
        assertThat(api.get("/api/runs/" + failed)
                        .json()
                        .path("result_deleted_at")
                        .isNull())
                .isTrue();
    }

    @Test
    void anOldRunGoesAndIsStillCounted() {
        for (int i = 0; i < 5; i++) {
            ended("2 days");
        }
        long recent = ended("1 hour");

        sweep(null, DAY);

        assertThat(api.get("/api/runs").json()).hasSize(1);
        assertThat(api.get("/api/runs").json().at("/0/run_id").asLong()).isEqualTo(recent);
        assertThat(api.get("/api/monitor/stats").json().at("/runs/total").asInt())
                .isEqualTo(6);
    }

    @Test
    void aRunThatIsNotAddedUpYetStays() {
        long old = ended("2 days");
        database.sql("UPDATE run_totals_until SET until = now() - interval '3 days'")
                .update();

        new RetentionSweep(database, new RetentionProperties(DAY, DAY, 2)).runOnce();

        assertThat(api.get("/api/runs/" + old).json().path("result").isNull()).isFalse();
    }

    @Test
    void aTimeThatWouldDeleteWhatPeopleStillLookAtIsRefused() {
        assertThatThrownBy(() -> new RetentionProperties(Duration.ofMinutes(5), null, 500))
                .hasMessage("stoa.retention.results must be at least 1h; it is PT5M.");
    }

    private void sweep(@Nullable Duration results, @Nullable Duration runs) {
        database.sql("INSERT INTO run_totals SELECT app_id, created_at::date, status, count(*), 0 FROM job_runs"
                        + " WHERE finished_at IS NOT NULL GROUP BY 1, 2, 3")
                .update();
        database.sql("UPDATE run_totals_until SET until = now()").update();
        new RetentionSweep(database, new RetentionProperties(results, runs, 2)).runOnce();
    }

    private long ended(String ago) {
        String app =
                database.sql("SELECT count(*) FROM apps").query(Integer.class).single() == 0
                        ? readyApp("kept", "{\"name\": \"Kept\"}")
                        : "kept";
        long run = submit(app, "{}");
        worker.claims(run);
        worker.logs(run, "a line");
        worker.succeeds(run, "{\"summary\": {\"a\": 1}}", null);
        database.sql("UPDATE job_runs SET created_at = now() - :ago::interval, started_at = now() - :ago::interval,"
                        + " finished_at = now() - :ago::interval WHERE id = :id")
                .param("ago", ago)
                .param("id", run)
                .update();
        return run;
    }
}
