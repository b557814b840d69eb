package dev.stoa.system;

import dev.stoa.contracts.json.StoaJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Calls an API and keeps what was sent and answered, under a name, in the form the documentation reads.
final class Exchanges {
    private static final List<String> SHOWN_HEADERS = List.of(
            "Location", "Link", "Preference-Applied", "Retry-After", "Allow", "Content-Disposition", "Content-Type");
    private static final String USUAL_TYPE = "application/json";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String address;
    private final Map<String, ObjectNode> byName = new LinkedHashMap<>();

    /// @param address of the API, without a slash at its end
    Exchanges(String address) {
        this.address = address;
    }

    /// Everything that was kept, in the order of the calls.
    Map<String, ObjectNode> byName() {
        return byName;
    }

    /// The body of an answer, to be looked at or shortened.
    JsonNode answer(String name) {
        return Objects.requireNonNull(byName.get(name), name).at("/response/body");
    }

    JsonNode get(String name, String path) throws IOException, InterruptedException {
        return call(name, "GET", path, null, List.of());
    }

    /// @param body    JSON text; null for none
    /// @param headers names and values in turn
    JsonNode post(String name, String path, @Nullable String body, String... headers)
            throws IOException, InterruptedException {
        return call(name, "POST", path, body, List.of(headers));
    }

    /// Keeps what a watcher of a run was told.
    void watched(String name, String path, List<JsonNode> messages) {
        ObjectNode exchange = StoaJson.MAPPER.createObjectNode();
        exchange.set("request", request("WS", path, null, List.of()));
        messages.forEach(exchange.putArray("messages")::add);
        exchange.put("close", 1000); // what Client.watch insists on
        byName.put(name, exchange);
    }

    private JsonNode call(String name, String method, String path, @Nullable String body, List<String> headers)
            throws IOException, InterruptedException {
        BodyPublisher sent = body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(address + path)).method(method, sent);
        if (body != null) {
            request.header("Content-Type", USUAL_TYPE);
        }
        if (!headers.isEmpty()) {
            request.headers(headers.toArray(String[]::new));
        }
        HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
        ObjectNode exchange = StoaJson.MAPPER.createObjectNode();
        exchange.set("request", request(method, path, body, headers));
        exchange.set("response", response(response));
        byName.put(name, exchange);
        return exchange.at("/response/body");
    }

    private static ObjectNode request(String method, String path, @Nullable String body, List<String> headers) {
        ObjectNode request =
                StoaJson.MAPPER.createObjectNode().put("method", method).put("path", path);
        ObjectNode shown = request.putObject("headers");
        for (int i = 0; i < headers.size(); i += 2) {
            shown.put(headers.get(i), headers.get(i + 1));
        }
        request.set("body", body == null ? request.nullNode() : StoaJson.MAPPER.readTree(body));
        return request;
    }

    private static ObjectNode response(HttpResponse<String> response) {
        ObjectNode shown = StoaJson.MAPPER.createObjectNode().put("status", response.statusCode());
        ObjectNode headers = shown.putObject("headers");
        for (String header : SHOWN_HEADERS) {
            response.headers()
                    .firstValue(header)
                    .filter(value -> !value.equals(USUAL_TYPE))
                    .ifPresent(value -> headers.put(header, value));
        }
        String type = response.headers().firstValue("Content-Type").orElse("");
        if (type.contains("json")) {
            shown.set("body", StoaJson.MAPPER.readTree(response.body()));
        } else {
            shown.put("body", type.isEmpty() || type.startsWith("text/") ? response.body() : "(the file)");
        }
        return shown;
    }
}
