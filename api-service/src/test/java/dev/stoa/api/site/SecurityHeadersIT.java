package dev.stoa.api.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stoa.api.support.ApiClient.Answer;
import dev.stoa.api.support.ApiTest;
import java.net.http.HttpRequest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecurityHeadersIT extends ApiTest {
    private static final String DATA = "default-src 'none'; frame-ancestors 'none'; sandbox";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/runs/42",
                "/nothing",
                "/docs/",
                "/llms.txt",
                "/health",
                "/api/apps",
                "/api/nothing",
                "/api/openapi.json",
                "/actuator/health"
            })
    void everyAnswerTellsTheBrowserWhatNotToDo(String path) {
        assertHeaders(api.get(path));
        assertHeaders(api.post(path, "{"));
    }

    @Test
    void aRefusedBodyHasThemToo() {
        Answer answer = api.post("/api/apps/register", " ".repeat(1_100_000));

        assertThat(answer.status()).isEqualTo(413);
        assertHeaders(answer);
    }

    @Test
    void aPageMayRunItsOwnScriptsAndNoOthers() {
        String catalogue = policy("/");
        String run = policy("/runs/42");

        assertThat(catalogue).contains("script-src 'self' 'sha256-").doesNotContain("sandbox", "unsafe-eval");
        assertThat(run).contains("script-src 'self' 'sha256-").isNotEqualTo(catalogue);
        assertThat(policy("/monitor")).contains("script-src 'self';");
        assertThat(api.send(HttpRequest.newBuilder(api.address("/nothing")).header("Accept", "text/html"))
                        .header("Content-Security-Policy"))
                .contains("script-src 'self' 'sha256-");
    }

    @Test
    void whatIsNoPageMayDoNothing() {
        long runId = submit(readyApp(), "{}");
        worker.claims(runId);
        worker.succeeds(runId, "{\"table\": [{\"age\": 45}]}", null);

        for (String path : new String[] {
            "/icon.svg", "/docs/start.md", "/api/runs/" + runId, "/api/runs/" + runId + "/logs", "/api/nothing"
        }) {
            assertThat(policy(path)).as(path).isEqualTo(DATA);
        }
        Answer csv = api.get("/api/runs/" + runId + "/export/csv");
        assertThat(csv.header("Content-Security-Policy")).isEqualTo(DATA);
        assertThat(csv.header("Content-Disposition")).startsWith("attachment");
    }

    private String policy(String path) {
        return api.get(path).header("Content-Security-Policy");
    }

    private static void assertHeaders(Answer answer) {
        Map.of(
                        "X-Content-Type-Options", "nosniff",
                        "X-Frame-Options", "DENY",
                        "Referrer-Policy", "same-origin",
                        "Cross-Origin-Opener-Policy", "same-origin",
                        "Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()")
                .forEach((name, value) ->
                        assertThat(answer.headers().allValues(name)).as(name).containsExactly(value));
        assertThat(answer.headers().allValues("Content-Security-Policy")).hasSize(1);
    }
}
