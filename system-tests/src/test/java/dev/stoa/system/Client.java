package dev.stoa.system;

import dev.stoa.contracts.json.StoaJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/// Uses an installation as its users do.
final class Client {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final int port;
    private final Optional<String> token;

    /// @param token an API token; empty where nobody signs in
    Client(int port, Optional<String> token) {
        this.token = token;
        this.port = port;
    }

    void awaitHealth(Duration longest, Service api) {
        Awaitility.await().atMost(longest).pollInterval(Duration.ofMillis(200)).until(() -> {
            if (!api.isAlive()) {
                throw new IllegalStateException("The API ended at start:\n" + api.log());
            }
            try {
                return HTTP.send(request("/health").build(), HttpResponse.BodyHandlers.discarding())
                                .statusCode()
                        == 200;
            } catch (IOException notYet) {
                return false;
            }
        });
    }

    /// Waits until the API has its database.
    void awaitDatabase() {
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> answer("/api/apps/none/validate", "{}").status() != 503);
    }

    void awaitWorkers(int count) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(3))
                .until(() -> get("/api/monitor/workers")
                                .valueStream()
                                .filter(worker -> worker.path("alive").asBoolean())
                                .count()
                        == count);
    }

    JsonNode get(String path) {
        return StoaJson.MAPPER.readTree(text(path));
    }

    String text(String path) {
        return send(request(path), 200);
    }

    JsonNode post(String path, String body, int status, String... headers) {
        HttpRequest.Builder request = request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return StoaJson.MAPPER.readTree(send(request, status));
    }

    /// An answer, whatever it says.
    ///
    /// @param retryAfter the header; empty without one
    record Answer(int status, String retryAfter, String body) {}

    /// Posts without expecting anything of the answer.
    ///
    /// @throws UncheckedIOException when there is none
    Answer answer(String path, String body, String... headers) {
        HttpRequest.Builder request = request(path)
                .timeout(Duration.ofSeconds(40))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            HttpResponse<String> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(
                    response.statusCode(),
                    response.headers().firstValue("Retry-After").orElse(""),
                    response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// Registers an app; returns its function_name.
    String register(String repoUrl, String path) {
        return post(
                        "/api/apps/register",
                        StoaJson.MAPPER
                                .createObjectNode()
                                .put("repo_url", repoUrl)
                                .put("path", path)
                                .toString(),
                        201)
                .path("function_name")
                .asString();
    }

    long submit(String app, String inputs) {
        return post("/api/apps/" + app + "/run", "{\"inputs\": " + inputs + "}", 202)
                .path("run_id")
                .asLong();
    }

    /// Submits a run and waits for its end, up to a minute.
    JsonNode run(String app, String inputs) {
        return post("/api/apps/" + app + "/run", "{\"inputs\": " + inputs + "}", 200, "Prefer", "wait=60");
    }

    /// The run once it has ended; fails after two minutes.
    JsonNode finished(long runId) {
        return Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(100))
                .until(
                        () -> get("/api/runs/" + runId),
                        run -> !run.path("status").asString().equals("PENDING")
                                && !run.path("status").asString().equals("RUNNING"));
    }

    void awaitStatus(long runId, String status) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> get("/api/runs/" + runId).path("status").asString().equals(status));
    }

    /// Watches a run to its end and returns every message; fails after a minute.
    List<JsonNode> watch(long runId) throws InterruptedException, TimeoutException {
        return WatchedToEnd.messages(URI.create("ws://127.0.0.1:" + port + "/ws/runs/" + runId), token);
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        token.ifPresent(known -> request.header("Authorization", "Bearer " + known));
        return request;
    }

    private static String send(HttpRequest.Builder request, int status) {
        try {
            HttpResponse<String> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != status) {
                throw new AssertionError(response + " " + response.body());
            }
            return response.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
