package dev.stoa.api.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stoa.api.support.ApiClient.Answer;
import dev.stoa.api.support.ApiTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BadRequestIT extends ApiTest {

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', maxCharsPerColumn = 10_000, textBlock = """
            /api/apps/register          | {"repo_url":                               | 400 |           | The request's body is not JSON: line 1, column 13: Unexpected end-of-input within/between Object entries.
            /api/apps/mortality/run     | {"inputs": {                               | 400 |           | The request's body is not JSON: line 1, column 13: Unexpected end-of-input: expected close marker for Object (start marker at line: 1, column: 12).
            /api/apps/register          | []                                         | 422 |           | The request's body must be a JSON object.
            /api/apps/register          | {"repo_url": {"a": 1}}                     | 422 | /repo_url | repo_url must be a text.
            /api/apps/register          | {"repo_url": "x", "branch": "main"}        | 422 | /branch   | branch is not known here; known are path, ref, repo_url.
            /api/apps/register          | {}                                         | 422 | /repo_url | repo_url must be a Git address such as https://example.org/models/surrender.git.
            /api/apps/register          | {"repo_url": "ftp://example.org/x"}        | 422 | /repo_url | repo_url must begin with one of file, https; it begins with "ftp".
            /api/apps/register          | {"repo_url": "https://127.0.0.1/x.git"}    | 422 | /repo_url | The host 127.0.0.1 is this machine or in a private network (127.0.0.1), which the operator has not allowed. Have it listed in stoa.source.private-hosts.
            /api/apps/register          | {"repo_url": "https://localhost/x.git"}    | 422 | /repo_url | The host localhost is this machine or in a private network (127.0.0.1), which the operator has not allowed. Have it listed in stoa.source.private-hosts.
            /api/apps/register          | {"repo_url": "https://[::1]/x.git"}        | 422 | /repo_url | The host [::1] is this machine or in a private network (0:0:0:0:0:0:0:1), which the operator has not allowed. Have it listed in stoa.source.private-hosts.
            /api/apps/register          | {"repo_url": "https://169.254.169.254/x"}  | 422 | /repo_url | The host 169.254.169.254 is this machine or in a private network (169.254.169.254), which the operator has not allowed. Have it listed in stoa.source.private-hosts.
            /api/apps/register          | {"repo_url": "https://u:p@example.org/x"}  | 422 | /repo_url | repo_url must not carry a user name or password: the address is shown to others. Have the operator set stoa.source.credentials for the host example.org.
            /api/apps/register          | {"repo_url": "https://example.org/x", "path": "../y"} | 422 | /path | path must be a folder inside the repository such as models/surrender; it is "../y".
            /api/apps/register          | {"repo_url": "https://host.invalid/x"}     | 422 | /repo_url | The host host.invalid is not known. Check the spelling of repo_url.
            /api/apps/mortality/run     | {"inputs": [1]}                            | 422 | /inputs   | inputs must be an object; it is a list of 1 entries.
            /api/apps/mortality/run     | {"inputs": {"age": 17}}                    | 422 | /inputs/age | age must be at least 18; it is 17.
            /api/apps/mortality/run     | {"inputs": {"age": 101}}                   | 422 | /inputs/age | age must be at most 100; it is 101.
            /api/apps/mortality/run     | {"inputs": {"age": "45"}}                  | 422 | /inputs/age | age must be a number; it is "45".
            /api/apps/mortality/run     | {"inputs": {"age": null}}                  | 422 | /inputs/age | age must be a number; it is null.
            /api/apps/mortality/run     | {"inputs": {"age": 1e400}}                 | 422 | /inputs/age | age must be at most 100; it is 1E+400.
            /api/apps/free/run          | {"inputs": {"n": 1e400}}                   | 422 | /inputs/n | n must be zero or a number between 5e-324 and 1.8e308 in size.
            /api/apps/free/run          | {"inputs": {"n": 1e-999}}                  | 422 | /inputs/n | n must be zero or a number between 5e-324 and 1.8e308 in size.
            /api/apps/free/run          | {"inputs": {"t": "a\\u0000b"}}             | 422 | /inputs/t | t must not hold the character U+0000.
            /api/apps/mortality/run     | {"inputs": {"agee": 45}}                   | 422 | /inputs/agee | agee is not known here; known are age.
            /api/apps/mortality/run     | {"inputs": {"age": 45, "age": 46}}         | 400 |           | The request's body is not JSON: line 1, column 29: Duplicate Object property "age".
            /api/apps/mortality/run     | {"input": {}}                              | 422 | /input    | input is not known here; known are inputs, version.
            /api/apps/nothing/run       | {}                                         | 404 |           | There is no app "nothing"; GET /api/apps lists those there are.
            /api/apps/77/validate       | {}                                         | 404 |           | There is no app "77"; GET /api/apps lists those there are.
            /api/runs/77/cancel         | ''                                         | 404 |           | There is no run "77"; a run's id is a whole number such as 42, and GET /api/runs lists the runs.
            /api/runs/x/cancel          | ''                                         | 404 |           | There is no run "x"; a run's id is a whole number such as 42, and GET /api/runs lists the runs.
            """)
    void aRefusedPostSaysWhy(String path, String body, int status, @Nullable String pointer, String detail) {
        readyApp();
        readyApp("free", """
                {"name": "Free", "inputs": {"n": {"type": "number", "default": 0}, "t": {"type": "text", "default": ""}}}""");

        assertProblem(api.post(path, body), status, pointer, detail);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            /api/apps/nothing            | 404 | There is no app "nothing"; GET /api/apps lists those there are.
            /api/runs?status=            | 400 | status must be one of [PENDING, RUNNING, SUCCESS, FAILED, CANCELLED]; it is "".
            /api/apps/nothing/schema     | 404 | There is no app "nothing"; GET /api/apps lists those there are.
            /api/apps/nothing/versions   | 404 | There is no app "nothing"; GET /api/apps lists those there are.
            /api/runs/1x                 | 404 | There is no run "1x"; a run's id is a whole number such as 42, and GET /api/runs lists the runs.
            /api/runs/99999999999999999999 | 404 | There is no run "99999999999999999999"; a run's id is a whole number such as 42, and GET /api/runs lists the runs.
            /api/runs/4/logs             | 404 | There is no run "4"; a run's id is a whole number such as 42, and GET /api/runs lists the runs.
            /api/runs/4/export/csv       | 404 | There is no run "4"; a run's id is a whole number such as 42, and GET /api/runs lists the runs.
            /api/runs?app=nothing        | 404 | There is no app "nothing"; GET /api/apps lists those there are.
            /api/runs?limit=501          | 400 | limit must be a whole number from 1 to 500; it is "501".
            /api/runs?status=DONE        | 400 | status must be one of [PENDING, RUNNING, SUCCESS, FAILED, CANCELLED]; it is "DONE".
            /api/runs?since=yesterday    | 400 | since must be a time such as 2026-01-31T12:00:00Z; it is "yesterday".
            /api/runs?cursor=x           | 400 | cursor must be taken from a Link header; it is "x".
            /api/runs?stauts=FAILED      | 400 | stauts is no filter of runs; the filters are app, cursor, limit, since, status, until, where.
            /api/nothing                 | 404 | There is nothing at /api/nothing; /api/openapi.json lists the addresses of the API.
            """)
    void aRefusedGetSaysWhy(String path, int status, String detail) {
        assertProblem(api.get(path), status, null, detail);
    }

    @Test
    void aBodyOverTheLimitIsRefusedByItsLengthAndWhileItIsRead() {
        String body = "{\"inputs\": {\"age\": \"" + "x".repeat(1_100_000) + "\"}}";
        String detail = "The request's body is larger than the limit of 1048576 bytes (stoa.http.body-limit).";
        readyApp();

        assertProblem(api.post("/api/apps/mortality/run", body), 413, null, detail);
        assertProblem(
                api.send(HttpRequest.newBuilder(api.address("/api/apps/mortality/run"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofInputStream(
                                () -> new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8))))),
                413,
                null,
                detail);
    }

    @Test
    void aConditionMayBeSentAsItIsWritten() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream()
                    .write("GET /api/runs?where=inputs.age>50 HTTP/1.0\r\nHost: localhost\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 200").endsWith("[]");
        }
    }

    @Test
    void anotherMethodOrContentTypeIsRefused() {
        assertThat(api.send(HttpRequest.newBuilder(api.address("/api/apps")).DELETE())
                        .status())
                .isEqualTo(405);
        Answer form = api.send(HttpRequest.newBuilder(api.address("/api/apps/register"))
                .header("Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString("{}")));
        assertThat(form.status()).isEqualTo(415);
        assertThat(form.header("Content-Type")).isEqualTo("application/problem+json");
    }

    private static void assertProblem(Answer answer, int status, @Nullable String pointer, String detail) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.json().path("detail").asString()).isEqualTo(detail);
        assertThat(answer.json().path("instance").asString()).startsWith("/api/");
        if (pointer != null) {
            assertThat(answer.json().at("/errors/0/pointer").asString()).isEqualTo(pointer);
            assertThat(answer.json().at("/errors/0/detail").asString()).isEqualTo(detail);
        }
    }
}
