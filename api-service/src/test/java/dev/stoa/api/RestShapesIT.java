package dev.stoa.api;

import dev.stoa.api.support.ApiTest;
import dev.stoa.contracts.run.ErrorKind;
import dev.stoa.contracts.run.RunError;
import dev.stoa.testsupport.Golden;
import org.junit.jupiter.api.Test;

/// The answers as they stand in the golden files, so that no field changes its name unnoticed.
class RestShapesIT extends ApiTest {
    private static final String MANIFEST = """
            {"name": "Mortality", "description": "q(x)", "tags": ["life"],
             "inputs": {"age": {"type": "number", "min": 18, "max": 100, "default": 45, "unit": " yrs"}},
             "examples": [{"name": "young", "inputs": {"age": 20}}]}""";

    @Test
    void ofTheCatalogue() {
        String app = readyApp("mortality", MANIFEST);

        assertShape("rest-apps", "/api/apps");
        assertShape("rest-app", "/api/apps/" + app);
        assertShape("rest-app-schema", "/api/apps/" + app + "/schema");
        assertShape("rest-app-versions", "/api/apps/" + app + "/versions");
    }

    @Test
    void ofRuns() {
        String app = readyApp("mortality", MANIFEST);
        long succeeded = submit(app, "{}");
        worker.claims(succeeded);
        worker.progresses(succeeded, 1, "done");
        worker.succeeds(
                succeeded,
                "{\"columns\": [\"Age\"], \"table\": [{\"age\": 45}], \"series\": [], \"summary\": {\"e\": 26.15}}",
                "{\"\": [\"columns\", \"table\", \"series\", \"summary\"]}");
        long failed = submit(app, "{}");
        worker.claims(failed);
        worker.fails(failed, new RunError(ErrorKind.APP_ERROR, "ValueError: x", "Traceback ...\n"));
        Golden.assertJsonInKeyOrder(
                "rest-submit",
                withoutWhatVaries(api.post("/api/apps/" + app + "/run", "{}").body()));
        Golden.assertJsonInKeyOrder(
                "rest-problem",
                withoutWhatVaries(api.post("/api/apps/" + app + "/run", "{\"inputs\": {\"age\": 5}}")
                        .body()));
        Golden.assertJsonInKeyOrder(
                "rest-validate",
                api.post("/api/apps/" + app + "/validate", "{\"inputs\": {\"age\": 5}}")
                        .body());
        assertShape("rest-runs", "/api/runs");
        assertShape("rest-run-success", "/api/runs/" + succeeded);
        assertShape("rest-run-failed", "/api/runs/" + failed);
        assertShape("rest-run-export", "/api/runs/" + succeeded + "/export/json");
        assertShape("rest-monitor-stats", "/api/monitor/stats");
        assertShape("rest-monitor-live", "/api/monitor/live");
    }

    @Test
    void ofWorkers() {
        database.sql(
                        "INSERT INTO workers (id, host, pid, pool, slots, busy, python, protection, started_at, heartbeat_at)"
                                + " VALUES ('host-1', 'host', 7, 'default', 4, 1, '3.11.2', 'namespaces', now(), now())")
                .update();

        assertShape("rest-monitor-workers", "/api/monitor/workers");
    }

    private void assertShape(String golden, String path) {
        Golden.assertJsonInKeyOrder(golden, withoutWhatVaries(api.get(path).body()));
    }

    /// Ids, times, commits and folders differ from run to run.
    private static String withoutWhatVaries(String json) {
        return json.replaceAll("\"(id|run_id|app_id)\":\\d+", "\"$1\":1")
                .replaceAll("\"\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z\"", "\"2026-01-31T12:00:00Z\"")
                .replaceAll("\"(queue_seconds|run_seconds|seconds|mean_duration_seconds)\":[0-9.E-]+", "\"$1\":0.5")
                .replaceAll("\"commit\":\"[0-9a-f]{40}\"", "\"commit\":\"0123456789012345678901234567890123456789\"")
                .replaceAll("file:/[^\"]*/mortality", "file:///srv/models/mortality");
    }
}
