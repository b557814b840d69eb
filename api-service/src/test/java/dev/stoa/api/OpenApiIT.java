package dev.stoa.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stoa.api.support.ApiTest;
import dev.stoa.contracts.manifest.ManifestReader;
import dev.stoa.testsupport.Golden;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The API's own description, from which clients are made.
class OpenApiIT extends ApiTest {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "delete", "patch");

    /// The web site's types are generated from this copy.
    @Test
    void isTheCopyTheSiteIsMadeFrom() {
        Golden.assertJsonFile(
                "../docs-site/api/openapi.json", api.get("/api/openapi.json").body());
    }

    @Test
    void everyCallHasANameOfItsOwn() {
        List<String> names = calls().stream()
                .map(call -> call.path("operationId").asString())
                .toList();

        assertThat(names)
                .doesNotHaveDuplicates()
                .contains(
                        "listApps",
                        "getApp",
                        "getInputSchema",
                        "listAppVersions",
                        "getAppVersion",
                        "useAppVersion",
                        "syncApp",
                        "githubHook",
                        "gitlabHook",
                        "getManifestSchema",
                        "registerApp",
                        "submitRun",
                        "validateInputs",
                        "listRuns",
                        "getRun",
                        "getRunLogs",
                        "cancelRun",
                        "exportCsv",
                        "exportJson",
                        "exportXlsx",
                        "exportPdf",
                        "monitorStats",
                        "monitorLive",
                        "monitorHistory",
                        "monitorWorkers",
                        "monitorApps",
                        "getHealth")
                .allSatisfy(name -> assertThat(name).matches("[a-z]+([A-Z][a-z]+)*"));
    }

    @Test
    void everyErrorAnswerIsAProblem() {
        for (JsonNode call : calls()) {
            for (Map.Entry<String, JsonNode> answer : call.path("responses").properties()) {
                if (answer.getKey().compareTo("400") >= 0) {
                    assertThat(answer.getValue()
                                    .path("content")
                                    .path("application/problem+json")
                                    .at("/schema/$ref")
                                    .asString())
                            .as(call.path("operationId").asString() + " " + answer.getKey())
                            .isEqualTo("#/components/schemas/Problem");
                }
            }
        }
        assertThat(errors("/api/apps/{id}/run", "post"))
                .containsExactly("400", "401", "403", "404", "413", "415", "422", "429", "503");
        assertThat(errors("/api/runs", "get")).containsExactly("400", "401", "404", "503");
        assertThat(errors("/api/runs/{id}/cancel", "post")).containsExactly("401", "403", "404", "409", "503");
        assertThat(errors("/api/runs/{id}/export/csv", "get")).containsExactly("401", "404", "409", "503");
        assertThat(errors("/api/apps/{id}", "get")).containsExactly("401", "404", "503");
    }

    @Test
    void whatAnybodyMayCallNeedsNoToken() {
        assertThat(calls().stream()
                        .filter(call -> call.path("security").isArray())
                        .map(call -> call.path("operationId").asString()))
                .containsExactlyInAnyOrder(
                        "getHealth",
                        "getSession",
                        "useSignInLink",
                        "getManifestSchema",
                        "githubHook",
                        "gitlabHook",
                        "getSharedRun",
                        "getSharedRunLogs",
                        "exportShared");
    }

    @Test
    void aFieldIsRequiredWhenItIsAlwaysThereAndSaysWhetherItMayBeNull() {
        JsonNode run = schema("WholeRun");
        assertThat(strings(run.path("required")))
                .containsAll(run.path("properties").propertyNames());
        assertThat(strings(run.at("/properties/worker/type"))).containsExactlyInAnyOrder("string", "null");
        assertThat(run.at("/properties/error/anyOf/0/$ref").asString()).isEqualTo("#/components/schemas/RunError");
        assertThat(run.at("/properties/error/anyOf/1/type").asString()).isEqualTo("null");
        assertThat(run.at("/properties/run_id/type").asString()).isEqualTo("integer");

        JsonNode error = schema("RunError");
        assertThat(strings(error.path("required"))).containsExactly("kind", "message");
        assertThat(error.at("/properties/traceback/type").asString()).isEqualTo("string");

        JsonNode register = schema("RegisterRequest");
        assertThat(strings(register.path("required"))).containsExactly("repo_url");
        assertThat(strings(register.at("/properties/ref/type"))).containsExactlyInAnyOrder("string", "null");
    }

    @Test
    void statusesAndKindsAreNamed() {
        assertThat(strings(schema("RunStatus").path("enum")))
                .containsExactly("PENDING", "RUNNING", "SUCCESS", "FAILED", "CANCELLED");
        assertThat(strings(schema("VersionStatus").path("enum"))).containsExactly("CHECKING", "READY", "BROKEN");
        assertThat(strings(schema("ErrorKind").path("enum"))).contains("app_error", "worker_lost");
    }

    @Test
    void aFieldOfAFormIsWhatAManifestMayHold() {
        JsonNode field = ManifestReader.manifestSchema().at("/$defs/field");
        Set<String> keys = new TreeSet<>(field.path("properties").propertyNames());
        field.path("allOf")
                .forEach(rule -> keys.addAll(rule.at("/then/properties").propertyNames()));
        keys.add("default");

        assertThat(schema("Field").path("properties").propertyNames()).containsExactlyInAnyOrderElementsOf(keys);
        assertThat(schema("Field").at("/properties/type/enum")).isEqualTo(field.at("/properties/type/enum"));
        assertThat(schema("Manifest").path("properties").propertyNames())
                .containsExactlyInAnyOrderElementsOf(
                        ManifestReader.manifestSchema().path("properties").propertyNames());
    }

    private JsonNode document() {
        return api.get("/api/openapi.json").json();
    }

    private JsonNode schema(String name) {
        JsonNode schema = document().at("/components/schemas/" + name);
        assertThat(schema.isObject()).as(name).isTrue();
        return schema;
    }

    private List<JsonNode> calls() {
        return document()
                .path("paths")
                .valueStream()
                .flatMap(path -> path.properties().stream())
                .filter(method -> METHODS.contains(method.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }

    private List<String> errors(String path, String method) {
        return document().path("paths").path(path).path(method).path("responses").propertyNames().stream()
                .filter(status -> status.compareTo("400") >= 0)
                .toList();
    }

    private static List<String> strings(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).toList();
    }
}
