package dev.stoa.api.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stoa.api.support.ApiTest;
import dev.stoa.api.support.CountedStatements;
import dev.stoa.contracts.run.ErrorKind;
import dev.stoa.contracts.run.RunError;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// The socket with a look every 300 ms, as the tests' properties set it.
class StatusSocketIT extends ApiTest {
    private static final Duration INTERVAL = Duration.ofMillis(300);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @Autowired
    private Watchers watchers;

    @Test
    void tellsTheStatusAtOnceAndThenAtEveryLook() {
        long runId = submit(readyApp(), "{}");
        long opened = System.nanoTime();

        try (Client client = watch(runId)) {
            assertThat(client.next())
                    .isEqualTo("{\"status\":\"PENDING\",\"run_id\":%d,\"result\":null}".formatted(runId));
            assertThat(Duration.ofNanos(System.nanoTime() - opened)).isLessThan(Duration.ofMillis(250));
            List<Long> gaps = new ArrayList<>();
            client.next();
            long last = System.nanoTime();
            for (int i = 0; i < 6; i++) {
                client.next();
                gaps.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - last));
                last = System.nanoTime();
            }
            assertThat(gaps.stream().mapToLong(Long::longValue).average().orElseThrow())
                    .isBetween(INTERVAL.toMillis() * 0.8, INTERVAL.toMillis() * 1.2);
        }
    }

    @Test
    void tellsOfASuccessWhoseResultIsNotKeptAnyLongerAndCloses() {
        String app = readyApp();
        long ended = submit(app, "{}");
        long ending = submit(app, "{}");
        succeedWithoutResult(ended);
        try (Client late = watch(ended);
                Client early = watch(ending)) {
            assertThat(late.nextWith("SUCCESS"))
                    .isEqualTo("{\"status\":\"SUCCESS\",\"run_id\":%d,\"result\":null}".formatted(ended));
            assertThat(late.closeCode()).isEqualTo(1000);
            early.next();
            succeedWithoutResult(ending);
            assertThat(early.nextWith("SUCCESS")).contains("\"result\":null");
            assertThat(early.closeCode()).isEqualTo(1000);
        }
    }

    private void succeedWithoutResult(long run) {
        worker.claims(run);
        database.sql("UPDATE job_runs SET status = 'SUCCESS', lease_expires_at = NULL, finished_at = now(),"
                        + " result_deleted_at = now() WHERE id = :id")
                .param("id", run)
                .update();
    }

    @Test
    void progressAndTheLogSinceTheLastMessageRideAlong() {
        long runId = submit(readyApp(), "{}");
        worker.logs(runId, "before\n");
        try (Client client = watch(runId)) {
            assertThat(client.next())
                    .isEqualTo("{\"status\":\"PENDING\",\"run_id\":%d,\"result\":null,\"log\":\"before\\n\"}"
                            .formatted(runId));
            worker.claims(runId);
            worker.progresses(runId, 0.25, "a quarter");
            worker.logs(runId, "one\n");
            worker.logs(runId, "two\n");

            assertThat(client.nextWith("RUNNING"))
                    .startsWith("{\"status\":\"RUNNING\",\"run_id\":%d,\"result\":null".formatted(runId))
                    .doesNotContain("before");
            List<String> frames = new ArrayList<>();
            Awaitility.await().until(() -> {
                frames.add(client.next());
                return frames.size() >= 2;
            });
            assertThat(client.all()).containsSubsequence("one\\n", "two\\n").containsOnlyOnce("one\\n");
            assertThat(frames.getLast())
                    .isEqualTo(
                            "{\"status\":\"RUNNING\",\"run_id\":%d,\"result\":null,\"progress\":{\"fraction\":0.25,\"message\":\"a quarter\"}}"
                                    .formatted(runId));
        }
    }

    @Test
    void theResultComesOnceWithTheTerminalStatusAndTheServerCloses() {
        long runId = submit(readyApp(), "{}");
        worker.claims(runId);
        try (Client client = watch(runId)) {
            client.next();
            worker.succeeds(runId, "{\"table\": [{\"q\": 1, \"age\": 45}]}", "{\"/table/*\": [\"age\", \"q\"]}");

            assertThat(client.nextWith("SUCCESS"))
                    .isEqualTo("{\"status\":\"SUCCESS\",\"run_id\":%d,\"result\":{\"table\": [{\"age\": 45,\"q\": 1}]}}"
                            .formatted(runId));
            assertThat(client.closeCode()).isEqualTo(1000);
            assertThat(client.poll(INTERVAL.multipliedBy(2))).isNull();
        }
    }

    @Test
    void aRunThatHasEndedIsToldAtOnceAndTheServerCloses() {
        long runId = submit(readyApp(), "{}");
        worker.claims(runId);
        worker.fails(runId, new RunError(ErrorKind.TIMEOUT, "The run took longer than 1 s."));
        try (Client client = watch(runId)) {
            assertThat(client.next())
                    .isEqualTo(
                            "{\"status\":\"FAILED\",\"run_id\":%d,\"result\":null,\"error\":{\"kind\":\"timeout\",\"message\":\"The run took longer than 1 s.\"}}"
                                    .formatted(runId));
            assertThat(client.closeCode()).isEqualTo(1000);
        }
    }

    @Test
    void anUnknownRunIsNotFound() {
        for (String id : List.of("999999", "abc", "99999999999999999999")) {
            try (Client client = new Client("/ws/runs/" + id, null)) {
                assertThat(client.next()).isEqualTo("{\"status\":\"NOT_FOUND\"}");
                assertThat(client.closeCode()).isEqualTo(1000);
            }
        }
    }

    @Test
    void twoHundredWatchersCostOneQueryALookAndAResultIsReadOnce() {
        String app = readyApp();
        List<Client> clients = new ArrayList<>();
        List<Long> runs = new ArrayList<>();
        try {
            for (int i = 0; i < 50; i++) {
                runs.add(submit(app, "{}"));
            }
            for (int i = 0; i < 200; i++) {
                clients.add(watch(runs.get(i % 50)));
            }
            clients.forEach(Client::next);
            Awaitility.await().until(() -> watchers.count() == 200);

            CountedStatements.clear();
            watchers.runOnce();
            // A scheduled look may have fallen into the same moment.
            assertThat(CountedStatements.aboutRuns()).hasSizeBetween(1, 2);
            clients.forEach(client -> assertThat(client.next()).contains("PENDING"));

            worker.claims(runs.getFirst());
            CountedStatements.clear();
            worker.succeeds(runs.getFirst(), "{\"summary\": {\"a\": 1}}", null);
            for (int i = 0; i < 200; i += 50) {
                assertThat(clients.get(i).nextWith("SUCCESS")).contains("\"summary\": {\"a\": 1}");
            }
            assertThat(CountedStatements.aboutRuns().stream().filter(sql -> sql.contains("payload::text")))
                    .hasSize(1);
        } finally {
            clients.forEach(Client::close);
        }
    }

    @Test
    void aClientThatDoesNotReadHoldsUpNobodyElse() throws IOException {
        String app = readyApp();
        long huge = submit(app, "{}");
        long other = submit(app, "{}");
        worker.claims(huge);
        try (Socket deaf = new Socket(InetAddress.getLoopbackAddress(), port);
                Client client = watch(other)) {
            deaf.setReceiveBufferSize(1024);
            deaf.getOutputStream().write("""
                            GET /ws/runs/%d HTTP/1.1\r
                            Host: localhost\r
                            Upgrade: websocket\r
                            Connection: Upgrade\r
                            Sec-WebSocket-Version: 13\r
                            Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
                            \r
                            """.formatted(huge).getBytes(StandardCharsets.US_ASCII));
            Awaitility.await().until(() -> watchers.count() == 2);
            for (int i = 0; i < 16; i++) {
                worker.logs(huge, "x".repeat(1_000_000));
            }
            client.next();
            long last = System.nanoTime();
            for (int i = 0; i < 5; i++) {
                client.next();
            }
            assertThat(Duration.ofNanos(System.nanoTime() - last)).isLessThan(INTERVAL.multipliedBy(10));
        }
    }

    @Test
    void aClientThatGoesAwayLeavesNothingBehind() {
        long runId = submit(readyApp(), "{}");
        Client client = watch(runId);
        client.next();
        assertThat(watchers.count()).isEqualTo(1);

        client.abort();

        Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> watchers.count() == 0);
    }

    @Test
    void aPageOfAnotherSiteIsRefused() {
        long runId = submit(readyApp(), "{}");

        assertThatThrownBy(() -> new Client("/ws/runs/" + runId, "https://evil.example"))
                .isInstanceOf(CompletionException.class)
                .extracting(e -> Objects.requireNonNull((WebSocketHandshakeException) e.getCause())
                        .getResponse()
                        .statusCode())
                .isEqualTo(403);
        try (Client own = new Client("/ws/runs/" + runId, "http://127.0.0.1:" + port)) {
            assertThat(own.next()).contains("PENDING");
        }
    }

    private Client watch(long runId) {
        return new Client("/ws/runs/" + runId, null);
    }

    private final class Client implements WebSocket.Listener, AutoCloseable {
        private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
        private final BlockingQueue<Integer> closes = new LinkedBlockingQueue<>();
        private final List<String> all = new CopyOnWriteArrayList<>();
        private final StringBuilder part = new StringBuilder();
        private final WebSocket socket;

        Client(String path, @Nullable String origin) {
            WebSocket.Builder builder = HTTP.newWebSocketBuilder();
            if (origin != null) {
                builder.header("Origin", origin);
            }
            socket = builder.buildAsync(URI.create("ws://127.0.0.1:" + port + path), this)
                    .join();
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            part.append(data);
            if (last) {
                all.add(part.toString());
                messages.add(part.toString());
                part.setLength(0);
            }
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            closes.add(code);
            return null;
        }

        String next() {
            String message = poll(Duration.ofSeconds(5));
            if (message == null) {
                throw new AssertionError("no message within 5 s");
            }
            return message;
        }

        String nextWith(String text) {
            String message = next();
            while (!message.contains(text)) {
                message = next();
            }
            return message;
        }

        String all() {
            return String.join("", all);
        }

        @Nullable
        String poll(Duration longest) {
            try {
                return messages.poll(longest.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return null;
            }
        }

        int closeCode() {
            try {
                Integer code = closes.poll(5, TimeUnit.SECONDS);
                return code == null ? -1 : code;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return -1;
            }
        }

        void abort() {
            socket.abort();
        }

        @Override
        public void close() {
            socket.abort();
        }
    }
}
