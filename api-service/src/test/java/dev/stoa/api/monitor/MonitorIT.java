package dev.stoa.api.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stoa.api.support.ApiTest;
import dev.stoa.contracts.run.ErrorKind;
import dev.stoa.contracts.run.RunError;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class MonitorIT extends ApiTest {

    @Test
    void countsWhatHappened() {
        String app = readyApp();
        submit(app, "{}");
        long running = submit(app, "{}");
        worker.claims(running);
        for (int i = 0; i < 3; i++) {
            long runId = submit(app, "{}");
            worker.claims(runId);
            worker.succeeds(runId, "{}", null);
        }
        long failed = submit(app, "{}");
        worker.claims(failed);
        worker.fails(failed, new RunError(ErrorKind.APP_ERROR, "x"));
        api.post("/api/runs/" + submit(app, "{}") + "/cancel", "");

        JsonNode runs = api.get("/api/monitor/stats").json().path("runs");
        assertThat(runs.path("total").asInt()).isEqualTo(7);
        assertThat(runs.path("pending").asInt()).isEqualTo(1);
        assertThat(runs.path("running").asInt()).isEqualTo(1);
        assertThat(runs.path("succeeded").asInt()).isEqualTo(3);
        assertThat(runs.path("failed").asInt()).isEqualTo(1);
        assertThat(runs.path("cancelled").asInt()).isEqualTo(1);
        assertThat(runs.path("success_rate").asDouble()).isEqualTo(0.75);
        assertThat(runs.path("mean_duration_seconds").asDouble()).isBetween(0.0, 5.0);
        assertThat(api.get("/api/monitor/stats").json().at("/apps/0/runs").toString())
                .isEqualTo(runs.toString());

        JsonNode live = api.get("/api/monitor/live").json();
        assertThat(live.path("pending").asInt()).isEqualTo(1);
        assertThat(live.path("running").asInt()).isEqualTo(1);
        assertThat(live.at("/runs/0/run_id").asLong()).isEqualTo(running);
        assertThat(live.at("/runs/0/worker").asString()).isEqualTo("stand-in");

        JsonNode days = api.get("/api/monitor/history").json();
        assertThat(days).hasSize(30);
        assertThat(days.get(29).path("day").asString())
                .isEqualTo(LocalDate.now(ZoneOffset.UTC).toString());
        assertThat(days.get(29).path("total").asInt()).isEqualTo(7);
        assertThat(days.get(0).path("total").asInt()).isZero();
    }

    @Autowired
    private RunTotals totals;

    @Test
    void showsTheSameWhateverHasBeenAddedUp() {
        String app = readyApp();
        for (int i = 0; i < 3; i++) {
            long runId = submit(app, "{}");
            worker.claims(runId);
            worker.succeeds(runId, "{}", null);
        }
        submit(app, "{}");
        database.sql(
                        "UPDATE job_runs SET finished_at = now() - interval '1 minute', started_at = now() - interval '63 s'"
                                + " WHERE id IN (SELECT id FROM job_runs WHERE status = 'SUCCESS' ORDER BY id LIMIT 2)")
                .update();
        String stats = api.get("/api/monitor/stats").body();
        String days = api.get("/api/monitor/history").body();
        String apps = api.get("/api/monitor/apps").body();

        totals.add();
        assertThat(added()).as("the third ended only now").isEqualTo(2);
        totals.add();
        assertThat(added()).isEqualTo(2);

        assertThat(api.get("/api/monitor/stats").body()).isEqualTo(stats);
        assertThat(api.get("/api/monitor/history").body()).isEqualTo(days);
        assertThat(api.get("/api/monitor/apps").body()).isEqualTo(apps);
    }

    private long added() {
        return database.sql("SELECT coalesce(sum(runs), 0) FROM run_totals")
                .query(Long.class)
                .single();
    }

    @Test
    void nothingHasHappenedYet() {
        JsonNode runs = api.get("/api/monitor/stats").json().path("runs");

        assertThat(runs.path("success_rate").isNull()).isTrue();
        assertThat(runs.path("mean_duration_seconds").isNull()).isTrue();
        assertThat(api.get("/api/monitor/workers").json()).isEmpty();
    }

    @Test
    void listsTheWorkersAndSaysWhichLive() {
        database.sql(
                        "INSERT INTO workers (id, host, pid, pool, slots, busy, protection, started_at, heartbeat_at) VALUES"
                                + " ('a', 'h', 1, 'default', 4, 2, 'none', now(), now()),"
                                + " ('b', 'h', 2, 'default', 4, 0, 'none', now(), now() - interval '1 minute')")
                .update();

        JsonNode workers = api.get("/api/monitor/workers").json();

        assertThat(workers.at("/0/id").asString()).isEqualTo("a");
        assertThat(workers.at("/0/slots").asInt()).isEqualTo(4);
        assertThat(workers.at("/0/alive").asBoolean()).isTrue();
        assertThat(workers.at("/1/alive").asBoolean()).isFalse();
    }

    @Test
    void healthAnswers() {
        assertThat(api.get("/health").body()).isEqualTo("{\"status\":\"ok\"}");
    }
}
