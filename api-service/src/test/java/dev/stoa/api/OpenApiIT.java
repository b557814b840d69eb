package dev.stoa.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stoa.api.support.ApiTest;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The API's own description, from which clients are made.
class OpenApiIT extends ApiTest {

    @Test
    void describesEveryCallWithTheNamesOfTheAnswers() {
        JsonNode document = api.get("/api/openapi.json").json();

        assertThat(document.path("openapi").asString()).startsWith("3.1");
        assertThat(document.path("paths").propertyNames())
                .contains(
                        "/api/apps",
                        "/api/apps/{id}",
                        "/api/apps/{id}/schema",
                        "/api/apps/{id}/versions",
                        "/api/apps/{id}/run",
                        "/api/apps/{id}/validate",
                        "/api/apps/register",
                        "/api/runs",
                        "/api/runs/{id}",
                        "/api/runs/{id}/cancel",
                        "/api/runs/{id}/logs",
                        "/api/runs/{id}/export/csv",
                        "/api/runs/{id}/export/json",
                        "/api/runs/{id}/export/xlsx",
                        "/api/runs/{id}/export/pdf",
                        "/api/monitor/stats",
                        "/api/monitor/live",
                        "/api/monitor/history",
                        "/api/monitor/workers",
                        "/health");
        JsonNode submit = document.path("paths").path("/api/apps/{id}/run").path("post");
        assertThat(submit.path("operationId").asString()).isNotEmpty();
        assertThat(submit.path("requestBody").isObject()).isTrue();
        assertThat(properties(document, "SubmitRequest")).containsExactly("inputs");
        assertThat(properties(document, "RegisterRequest")).containsExactly("repo_url", "ref", "path");
        assertThat(document.at("/components/schemas/WholeRunView/properties/result/type")
                        .asString())
                .isEqualTo("object");
    }

    private static Iterable<String> properties(JsonNode document, String schema) {
        return document.at("/components/schemas/" + schema + "/properties").propertyNames();
    }
}
