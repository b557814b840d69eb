package dev.stoa.api.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stoa.api.support.ApiTest;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class AppActivitiesIT extends ApiTest {

    @Test
    void anAppThatWasNeverRunHasNoFigures() {
        readyApp();

        JsonNode app = api.get("/api/monitor/apps").json().get(0);

        assertThat(app.path("function_name").asString()).isEqualTo("mortality");
        assertThat(app.path("runs").asInt()).isZero();
        assertThat(app.path("median_seconds").isNull()).isTrue();
        assertThat(app.path("success_rate").isNull()).isTrue();
        assertThat(app.path("last_run_at").isNull()).isTrue();
        assertThat(days(app)).hasSize(14).containsOnly(0);
    }

    @Test
    void eachAppHasTheFiguresOfItsOwnRuns() {
        long one = idOf(readyApp("one", "{\"name\": \"One\"}"));
        long two = idOf(readyApp("two", "{\"name\": \"Two\"}"));
        insert(one, "SUCCESS", 1, 1, "0 days");
        insert(one, "SUCCESS", 1, 3, "1 day");
        insert(one, "SUCCESS", 1, 100, "13 days");
        insert(one, "FAILED", 1, 900, "14 days");
        insert(one, "CANCELLED", 1, 900, "14 days");
        insert(two, "FAILED", 2, 5, "40 days");

        JsonNode apps = api.get("/api/monitor/apps").json();

        JsonNode first = apps.get(0);
        assertThat(first.path("app_id").asLong()).isEqualTo(one);
        assertThat(first.path("runs").asInt()).isEqualTo(5);
        assertThat(first.path("median_seconds").asDouble()).isEqualTo(3);
        assertThat(first.path("success_rate").asDouble()).isEqualTo(0.75);
        assertThat(days(first)).containsExactly(1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1);
        JsonNode second = apps.get(1);
        assertThat(second.path("runs").asInt()).isEqualTo(2);
        assertThat(second.path("median_seconds").isNull()).isTrue();
        assertThat(second.path("success_rate").asDouble()).isZero();
        assertThat(days(second)).containsOnly(0);
        assertThat(OffsetDateTime.parse(second.path("last_run_at").asString()))
                .isCloseTo(OffsetDateTime.now(ZoneOffset.UTC).minusDays(40), within(1, ChronoUnit.MINUTES));
    }

    @Test
    void onlyTheLatest500RunsThatSucceededOrFailedCount() {
        long app = idOf(readyApp());
        insert(app, "SUCCESS", 400, 1000, "0 days");
        insert(app, "FAILED", 250, 1, "0 days");
        insert(app, "SUCCESS", 251, 2, "0 days");
        insert(app, "CANCELLED", 600, 2, "0 days");

        JsonNode activity = api.get("/api/monitor/apps").json().get(0);

        assertThat(activity.path("runs").asInt()).isEqualTo(1501);
        // Of the last 500 that succeeded or failed 251 succeeded, each in 2 s; the oldest failure is out.
        assertThat(activity.path("median_seconds").asDouble()).isEqualTo(2);
        assertThat(activity.path("success_rate").asDouble()).isEqualTo(251 / 500.0);
    }

    private long idOf(String app) {
        return api.get("/api/apps/" + app).json().path("id").asLong();
    }

    private void insert(long app, String status, int count, double seconds, String ago) {
        database.sql("INSERT INTO job_runs (app_id, version_id, pool, status, inputs, max_attempts, error, created_at,"
                        + " started_at, finished_at)"
                        + " SELECT a.id, a.current_version_id, 'default', :status, '{}', 3,"
                        + " CASE :status WHEN 'FAILED' THEN '{\"kind\": \"app_error\", \"message\": \"x\"}'::jsonb END,"
                        + " now() - :ago::interval, now() - :ago::interval,"
                        + " now() - :ago::interval + :seconds * interval '1 second'"
                        + " FROM apps a, generate_series(1, :count) WHERE a.id = :app")
                .param("app", app)
                .param("status", status)
                .param("count", count)
                .param("seconds", seconds)
                .param("ago", ago)
                .update();
    }

    private static List<Integer> days(JsonNode app) {
        return app.path("days").valueStream().map(JsonNode::asInt).toList();
    }
}
