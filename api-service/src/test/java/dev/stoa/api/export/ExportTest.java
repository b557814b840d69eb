package dev.stoa.api.export;

import dev.stoa.api.support.ApiTest;
import org.jspecify.annotations.Nullable;

/// What the tests of exports share: runs that have ended.
abstract class ExportTest extends ApiTest {

    /// A run of the usual app that returned `payload`.
    ///
    /// @param keyOrder null when the payload's order is JSONB's own
    final long finished(String payload, @Nullable String keyOrder) {
        return finished(
                api.get("/api/apps/mortality").status() == 200 ? "mortality" : readyApp(), "{}", payload, keyOrder);
    }

    final long finished(String app, String inputs, String payload, @Nullable String keyOrder) {
        long runId = submit(app, inputs);
        worker.claims(runId);
        worker.succeeds(runId, payload, keyOrder);
        return runId;
    }

    /// The sentence of a refusal with status 409.
    final String refusal(long runId, String format) {
        var answer = api.get("/api/runs/%d/export/%s".formatted(runId, format));
        if (answer.status() != 409) {
            throw new AssertionError(answer);
        }
        return answer.json().path("detail").asString();
    }
}
