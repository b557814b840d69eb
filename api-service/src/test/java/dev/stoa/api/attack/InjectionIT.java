package dev.stoa.api.attack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stoa.api.support.ApiClient;
import dev.stoa.api.support.LocalAccountsTest;
import dev.stoa.contracts.json.StoaJson;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Puts what does not belong there into every text the API takes, by its own description.
class InjectionIT extends LocalAccountsTest {
    private static final String LONG = "x".repeat(100_000);
    private static final List<String> PAYLOADS = List.of(
            "'",
            "\"",
            "`",
            "\\",
            "'; DROP TABLE job_runs; --",
            "1 OR 1=1",
            "1) UNION SELECT password_hash FROM accounts --",
            "$$; SELECT 1; $$",
            ":name",
            "?",
            "a\u0000b",
            "a\r\nX-Injected: yes\r\n\r\n<b>",
            "a%0d%0aX-Injected:%20yes",
            LONG,
            "a few long words ".repeat(11),
            "\u00e4\u00f6\u00fc\u00df\u00e9 ".repeat(15),
            "\ud800",
            "\udc00\ud800",
            "\u202egpj.exe\u202c",
            "\ufeff\u200b",
            "{{7*7}}${7*7}#{7*7}",
            "${jndi:ldap://127.0.0.1:9/x}",
            "../../../../etc/passwd",
            "..%2f..%2fetc%2fpasswd",
            "$.a[?(@.b == '1')]->>'c' #> '{}'",
            "<script>alert(1)</script>",
            "-1",
            "9223372036854775808",
            "1e999999999",
            "NaN",
            "+999999999-12-31T23:59:59Z",
            "-999999999-01-01T00:00:00Z",
            "inputs.age>1e999999999",
            "inputs.a'b\"c=1",
            "inputs.age='; DROP TABLE job_runs; --",
            "inputs.age=a\u0000b",
            "inputs.age=\"a\\u0000b\"",
            "\t",
            "");
    private static final List<String> BODY_VALUES =
            List.of("null", "true", "-1", "1e999999999", "[]", "{}", "[[\"a\"]]", "{\"a\": {\"b\": 1}}");

    private final List<String> faults = new ArrayList<>();
    private int accepted;
    private Map<String, String> places = Map.of();

    @BeforeEach
    void somethingIsThere() {
        account("ada", "publisher");
        account("root", "admin");
        String app = readyApp("mortality", """
                {"name": "Mortality", "inputs": {"age": {"type": "number", "default": 45},
                 "note": {"type": "text", "default": ""}, "day": {"type": "date", "default": "2026-01-01"}}}""");
        long run = submit(app, "{}");
        worker.claims(run);
        worker.succeeds(run, "{\"table\": [{\"age\": 45}]}", null);
        String shared = operator.post("/api/runs/" + run + "/shares", "{\"days\": 1}")
                .json()
                .path("path")
                .asString();
        Map<String, String> found = new LinkedHashMap<>();
        found.put("/api/accounts/{id}", id("ada"));
        found.put("/api/apps/{id}", app);
        found.put("/api/runs/{id}", Long.toString(run));
        found.put("{app}", app);
        found.put("{number}", "1");
        found.put("{share}", "1");
        found.put("{code}", shared.substring(shared.indexOf('#') + 1));
        found.put("{format}", "json");
        found.put("{role}", "viewer");
        found.put("{name}", "API_KEY");
        found.put("{id}", "1");
        places = found;
    }

    @Test
    void noTextOfAnyCallGetsFurtherThanItShould() {
        List<String> tables = tables();
        JsonNode document = operator.get("/api/openapi.json").json();
        int fields = 0;
        for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
            for (Map.Entry<String, JsonNode> call : path.getValue().properties()) {
                fields += attack(call.getKey(), path.getKey(), call.getValue(), document);
            }
        }
        assertThat(faults).isEmpty();
        assertThat(accepted).as("calls that were not refused").isGreaterThan(100);
        assertThat(fields).isGreaterThan(70);
        assertThat(tables()).isEqualTo(tables);
        assertThat(operator.get("/api/runs").json().size()).isPositive();
    }

    @Test
    void noTextOfTheSignInGetsFurtherThanItShould() {
        for (String payload : PAYLOADS) {
            for (String form : List.of("name=%s&password=x", "name=ada&password=%s")) {
                database.sql("TRUNCATE sign_in_failures").update();
                check(
                        "POST /api/session " + form,
                        payload,
                        send(HttpRequest.newBuilder(api.address("/api/session"))
                                .header("Cookie", "XSRF-TOKEN=t")
                                .header("X-XSRF-TOKEN", "t")
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(HttpRequest.BodyPublishers.ofString(form.replace("%s", encoded(payload))))));
            }
        }
        assertThat(faults).isEmpty();
    }

    private int attack(String method, String path, JsonNode call, JsonNode document) {
        int fields = 0;
        for (JsonNode parameter : call.path("parameters")) {
            fields++;
            String name = parameter.path("name").asString();
            String in = parameter.path("in").asString();
            for (String payload : PAYLOADS) {
                String target = filled(in.equals("path") ? path.replace("{" + name + "}", encoded(payload)) : path)
                        + (in.equals("query") ? "?" + name + "=" + encoded(payload) : "");
                HttpRequest.Builder request = request(method, target, "{}");
                if (in.equals("header")) {
                    String line = payload.replaceAll("[^\\x20-\\x7e]", "?");
                    request.setHeader(name, line.substring(0, Math.min(line.length(), 4000)));
                }
                check(method + " " + path + " " + name, payload, send(request));
            }
        }
        JsonNode schema = call.at("/requestBody/content/application~1json/schema");
        if (!schema.isMissingNode()) {
            fields += attackBody(path, resolved(schema, document));
        }
        return fields;
    }

    private int attackBody(String path, JsonNode schema) {
        int fields = 0;
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            fields++;
            String name = property.getKey();
            for (String payload : PAYLOADS) {
                String text = StoaJson.MAPPER.writeValueAsString(payload).replace("\u0000", "\\u0000");
                post(path, name, payload, body(schema, name, text));
                post(path, name, payload, body(schema, name, "[" + text + "]"));
                post(path, name, payload, body(schema, name, "{\"note\": " + text + "}"));
                post(path, name, payload, body(schema, name, "{\"day\": " + text + "}"));
                post(path, name, payload, body(schema, name, "{" + text + ": 1}"));
            }
            for (String value : BODY_VALUES) {
                post(path, name, value, body(schema, name, value));
            }
            post(path, name, "\\ud800", body(schema, name, "\"a\\ud800\""));
        }
        for (String value : BODY_VALUES) {
            post(path, "body", value, value);
        }
        return fields;
    }

    /// A body that would do but for one value.
    private static String body(JsonNode schema, String name, String value) {
        ObjectNode body = StoaJson.MAPPER.createObjectNode();
        for (String other : schema.path("properties").propertyNames()) {
            switch (other) {
                case "name" -> body.put(other, "ada2");
                case "role" -> body.put(other, "viewer");
                case "chosen" -> body.put(other, "correct horse battery");
                case "permissions" -> body.putArray(other).add("read");
                case "repo_url" -> body.put(other, "file:///nowhere/x.git");
                case "restricted" -> body.put(other, true);
                default -> {}
            }
        }
        body.remove(name);
        String others = body.toString();
        String field = "\"" + name + "\": " + value;
        return others.equals("{}") ? "{" + field + "}" : others.substring(0, others.length() - 1) + ", " + field + "}";
    }

    private static JsonNode resolved(JsonNode schema, JsonNode document) {
        String to = schema.path("$ref").asString("");
        return to.isEmpty() ? schema : document.at(to.substring(1));
    }

    private void post(String path, String name, String payload, String body) {
        check(
                "post " + path + " " + name + " <- " + body.substring(0, Math.min(100, body.length())),
                payload,
                send(request("post", filled(path), body)));
    }

    private HttpRequest.Builder request(String method, String target, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(api.address(target));
        if (method.equals("post")) {
            request.header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body));
            if (target.startsWith("/api/hooks/gitlab")) {
                request.header("X-Gitlab-Token", HOOK_SECRET).header("X-Gitlab-Event", "Push Hook");
            }
        }
        return request;
    }

    private ApiClient.Answer send(HttpRequest.Builder request) {
        return operator.send(request);
    }

    private String filled(String path) {
        String target = path;
        for (Map.Entry<String, String> place : places.entrySet()) {
            String key = place.getKey();
            target = target.startsWith(key) || !key.startsWith("/")
                    ? target.replace(
                            key, key.startsWith("/") ? key.replace("{id}", place.getValue()) : place.getValue())
                    : target;
        }
        return target;
    }

    private void check(String where, String payload, ApiClient.Answer answer) {
        String said = payload.substring(0, Math.min(30, payload.length()));
        if (answer.status() < 300) {
            accepted++;
        }
        if (answer.status() >= 500) {
            faults.add("%d for %s of %s: %s".formatted(answer.status(), said, where, answer.body()));
        }
        if (answer.headers().firstValue("X-Injected").isPresent()
                || answer.headers().map().toString().contains("DROP TABLE")) {
            faults.add("header with %s of %s".formatted(said, where));
        }
        if (answer.body()
                .matches(
                        "(?s).*(\tat |Exception|\\b(java|org|dev|tools|com)\\.[a-z]+\\.[a-zA-Z.]+|SQLSTATE|ERROR:).*")) {
            faults.add("inside told for %s of %s: %s".formatted(said, where, answer.body()));
        }
        if (answer.body().contains("password_hash,")
                || answer.body().contains("{bcrypt}")
                || answer.body().contains("root:x:")) {
            faults.add("something read for %s of %s".formatted(said, where));
        }
    }

    private List<String> tables() {
        return database
                .sql("SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' ORDER BY 1")
                .query(String.class)
                .list()
                .stream()
                .map(String::valueOf)
                .toList();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
