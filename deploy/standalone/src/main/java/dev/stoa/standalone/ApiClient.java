package dev.stoa.standalone;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/// Calls the API's REST interface.
final class ApiClient implements AutoCloseable {

    static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final URI address;
    private final Optional<OperatorToken> token;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    /// @param status the HTTP status
    /// @param body a missing node when the answer was no JSON
    record Answer(int status, JsonNode body) {

        boolean isSuccess() {
            return status / 100 == 2;
        }

        /// What a problem document says, for people.
        String problem() {
            String detail = body.path("detail").asString("");
            String errors = body.path("errors").isEmpty() ? "" : " " + body.path("errors");
            return detail.isEmpty() ? "HTTP status " + status : detail + errors;
        }
    }

    /// @param token what it is called with; empty where nobody signs in
    ApiClient(int port, Optional<OperatorToken> token) {
        this.token = token;
        address = URI.create("http://127.0.0.1:" + port);
    }

    /// As in `http://127.0.0.1:8080`.
    URI address() {
        return address;
    }

    HttpClient http() {
        return http;
    }

    Optional<OperatorToken> token() {
        return token;
    }

    /// Whether `/health` answers 200.
    boolean isHealthy() {
        try {
            return send(HttpRequest.newBuilder(address.resolve("/health")).timeout(Duration.ofSeconds(5)))
                            .status()
                    == 200;
        } catch (IOException ignored) {
            return false;
        }
    }

    Answer get(String path) {
        return call(HttpRequest.newBuilder(address.resolve(path)), path);
    }

    Answer post(String path, Map<String, ?> body) {
        return call(
                HttpRequest.newBuilder(address.resolve(path))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(JSON.writeValueAsString(body))),
                path);
    }

    /// The first element of the array at the path whose field has this value.
    Optional<JsonNode> findFirst(String path, String field, String value) {
        Answer answer = get(path);
        if (!answer.isSuccess()) {
            throw UpException.failure("The API does not answer GET %s: %s".formatted(path, answer.problem()));
        }
        return answer.body()
                .valueStream()
                .filter(element -> element.path(field).asString("").equals(value))
                .findFirst();
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private Answer call(HttpRequest.Builder request, String path) {
        try {
            return send(request.timeout(LIMIT));
        } catch (IOException e) {
            throw UpException.failure("The API does not answer %s: %s".formatted(path, e));
        }
    }

    private Answer send(HttpRequest.Builder request) throws IOException {
        token.ifPresent(known -> request.header("Authorization", known.bearer()));
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), parse(response.body()));
        } catch (InterruptedException ignored) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted");
        }
    }

    private static JsonNode parse(String body) {
        try {
            return body.isBlank() ? MissingNode.getInstance() : JSON.readTree(body);
        } catch (JacksonException ignored) {
            return MissingNode.getInstance();
        }
    }
}
