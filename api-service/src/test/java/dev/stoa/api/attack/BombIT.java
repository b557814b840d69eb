package dev.stoa.api.attack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stoa.api.support.ApiClient.Answer;
import dev.stoa.api.support.ApiTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Small requests that would be large work if they were taken at their word.
class BombIT extends ApiTest {
    private static final Duration SOON = Duration.ofSeconds(2);

    private String app = "";

    @BeforeEach
    void anApp() {
        app = readyApp("bombed", """
                {"name": "Bombed", "inputs": {
                 "n": {"type": "number", "min": 0, "max": 100, "step": 0.1, "default": 1},
                 "free": {"type": "number", "default": 1},
                 "t": {"type": "text", "default": ""}}}""");
        post("{}"); // the first one of a kind loads classes
    }

    @Test
    void depthIsRefused() {
        for (String form : List.of("[|]", "{\"a\":|}")) {
            String open = form.substring(0, form.indexOf('|'));
            String close = form.substring(form.indexOf('|') + 1);
            String deep = open.repeat(100_000) + (open.equals("[") ? "" : "1") + close.repeat(100_000);
            mustBeRefusedSoon(deep);
            for (String body : List.of("{\"inputs\": " + deep + "}", "{\"inputs\": {\"n\": " + deep + "}}")) {
                // Not that they are a list or hold a key that is not known: they are not read so far.
                assertThat(mustBeRefusedSoon(body).body()).contains("Document nesting depth");
            }
        }
    }

    @Test
    void aHundredThousandKeysAreRefused() {
        String keys =
                IntStream.range(0, 100_000).mapToObj(i -> "\"" + i + "\":1").collect(Collectors.joining(","));
        assertThat(mustBeRefusedSoon("{\"inputs\": {" + keys + "}}").body())
                .hasSizeLessThan(100_000)
                .contains("99,900 more faults are not listed.");
        mustBeRefusedSoon("{" + keys + "}");
        String alike = IntStream.range(0, 1 << 14)
                .mapToObj(i -> "\"" + collision(i) + "\":1")
                .collect(Collectors.joining(","));
        mustBeRefusedSoon("{\"inputs\": {" + alike + "}}");
    }

    @Test
    void aHugeNumberIsNotWrittenOut() {
        for (String number : List.of(
                "1e1000000",
                "1e999999999",
                "-1e999999999",
                "1e-999999999",
                "1e2147483647",
                "1e9999999999999",
                "9".repeat(900_000),
                "0." + "3".repeat(900_000),
                "1" + "0".repeat(900) + "e99999999")) {
            mustBeRefusedSoon("{\"inputs\": {\"n\": " + number + "}}");
            mustBeRefusedSoon("{\"inputs\": {\"free\": " + number + "}}", 202, 400, 422);
            mustBeRefusedSoon("{\"inputs\": {}, \"version\": " + number + "}");
        }
        for (String query : List.of(
                "limit=1e999999999",
                "where=inputs.n%3E1e999999999",
                "where=inputs.n%3D1e-999999999",
                "since=%2B999999999-01-01T00:00:00Z")) {
            long started = System.nanoTime();
            assertThat(api.get("/api/runs?" + query).status()).as(query).isIn(200, 400);
            assertSoon(started, query);
        }
    }

    /// Unpacked it would be a submission, with 200 MB of blanks in it.
    @Test
    void aPackedBodyIsNotUnpacked() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            byte[] blanks = " ".repeat(1_000_000).getBytes(StandardCharsets.US_ASCII);
            out.write('{');
            for (int i = 0; i < 200; i++) {
                out.write(blanks);
            }
            out.write('}');
        }
        for (String encoding : List.of("gzip", "deflate", "br")) {
            long started = System.nanoTime();
            Answer answer = api.send(HttpRequest.newBuilder(api.address("/api/apps/" + app + "/run"))
                    .header("Content-Type", "application/json")
                    .header("Content-Encoding", encoding)
                    .POST(HttpRequest.BodyPublishers.ofByteArray(packed.toByteArray())));
            assertThat(answer.status()).isIn(400, 415);
            assertSoon(started, encoding);
        }
    }

    @Test
    void manyWhoSendSlowlyHoldUpNobody() throws IOException {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 300; i++) {
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
                slow.add(socket);
                socket.getOutputStream()
                        .write(
                                ("POST /api/apps/bombed/run HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                                                + "Content-Length: 1000\r\n\r\n{")
                                        .getBytes(StandardCharsets.US_ASCII));
            }
            long started = System.nanoTime();
            assertThat(post("{}").status()).isEqualTo(202);
            assertSoon(started, "beside 300 slow ones");
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    /// Texts of 14 pairs that all have the same hash code.
    private static String collision(int number) {
        StringBuilder text = new StringBuilder();
        for (int bit = 0; bit < 14; bit++) {
            text.append((number >> bit & 1) == 0 ? "Aa" : "BB");
        }
        return text.toString();
    }

    private Answer mustBeRefusedSoon(String body) {
        return mustBeRefusedSoon(body, 400, 413, 422);
    }

    private Answer mustBeRefusedSoon(String body, Integer... statuses) {
        long started = System.nanoTime();
        Answer answer = post(body);
        String what = body.substring(0, Math.min(60, body.length()));
        assertThat(answer.status()).as(what).isIn((Object[]) statuses);
        assertThat(answer.body().length()).as(what).isLessThan(20_000_000);
        assertSoon(started, what);
        return answer;
    }

    private Answer post(String body) {
        return api.post("/api/apps/" + app + "/run", body);
    }

    private static void assertSoon(long started, String what) {
        assertThat(Duration.ofNanos(System.nanoTime() - started)).as(what).isLessThan(SOON);
    }
}
