package dev.stoa.api.support;

import dev.stoa.contracts.json.StoaJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Calls the API as a client would.
public final class ApiClient {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final int port;
    private final List<String> headers;

    /// @param headers that go with each request, name and value in turn
    public ApiClient(int port, String... headers) {
        this.port = port;
        this.headers = List.of(headers);
    }

    /// The same API, called with this API token.
    public ApiClient withToken(String token) {
        return new ApiClient(port, "Authorization", "Bearer " + token);
    }

    /// An answer.
    public record Answer(int status, String body, HttpHeaders headers) {

        /// The body's JSON.
        public JsonNode json() {
            return StoaJson.MAPPER.readTree(body);
        }

        /// A header; empty text when it is not there.
        public String header(String name) {
            return headers.firstValue(name).orElse("");
        }
    }

    public Answer get(String path) {
        return send(HttpRequest.newBuilder(address(path)));
    }

    /// Posts JSON with more headers, name and value in turn.
    public Answer post(String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request);
    }

    /// What a socket tells first, with status 101; or the status with which it is refused.
    public Answer socket(String path) {
        return FirstFrame.of(port, path, headers.toArray(String[]::new));
    }

    public Answer register(String repoUrl) {
        Answer answer = post(
                "/api/apps/register",
                StoaJson.MAPPER.createObjectNode().put("repo_url", repoUrl).toString());
        if (answer.status() != 201) {
            throw new AssertionError(answer);
        }
        return answer;
    }

    public Answer send(HttpRequest.Builder request) {
        HttpResponse<String> response = send(request, HttpResponse.BodyHandlers.ofString());
        return new Answer(response.statusCode(), response.body(), response.headers());
    }

    /// A file at a path; fails unless the answer is 200.
    public byte[] file(String path) {
        HttpResponse<byte[]> response =
                send(HttpRequest.newBuilder(address(path)), HttpResponse.BodyHandlers.ofByteArray());
        if (response.statusCode() != 200) {
            throw new AssertionError(response + new String(response.body(), StandardCharsets.UTF_8));
        }
        return response.body();
    }

    private <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> body) {
        if (!headers.isEmpty()) {
            request.headers(headers.toArray(String[]::new));
        }
        try {
            return HTTP.send(request.build(), body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    public URI address(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }
}
