package dev.stoa.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stoa.system.SpanCollector.Seen;
import dev.stoa.testsupport.GitRepository;
import io.opentelemetry.proto.trace.v1.Span.SpanKind;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// What a collector of spans is told of a run: the request, the ticket, each attempt and its stages, in one trace.
class TracesIT {
    private static final String CALLER = "00f067aa0ba902b7";
    private static final AtomicInteger TRACES = new AtomicInteger();

    @TempDir
    static Path temp;

    private static SpanCollector collector;
    private static Installation installation;
    private static GitRepository apps;
    private static Client client;
    private static String app;

    @BeforeAll
    static void start() throws IOException {
        collector = new SpanCollector();
        Map<String, String> tracing = Map.of(
                "STOA_TRACING_ENDPOINT", collector.endpoint(),
                "STOA_TRACING_URL", "https://traces.example.org/trace/{trace_id}",
                "STOA_TRACING_SAMPLED", "0");
        installation = new Installation(temp, tracing);
        installation.startWorker(2, installation.addresses(), List.of(), tracing);
        client = installation.client();
        client.awaitWorkers(1);
        apps = GitRepository.create(temp.resolve("thirds"))
                .file("manifest.json", """
                        {"name": "Third", "retries": 1, "inputs": {"x": {"type": "number"}, "note": {"type": "text", "default": ""}}}""")
                .file("function.py", """
                        async def run(inputs: dict) -> dict:
                            return {"summary": {"third": 1 / inputs["x"]}}
                        """)
                .commit("first");
        app = client.register(apps.url(), "");
        client.finished(client.submit(app, "{\"x\": 3}"));
    }

    @AfterAll
    static void stop() {
        apps.close();
        installation.close();
        collector.close();
    }

    @Test
    void aRunIsBelowTheRequestThatSubmittedItAndThatBelowItsCaller() {
        String trace = trace();
        long run = submit("{\"x\": 4}", trace, "01");
        client.finished(run);

        List<Seen> spans = spans(trace, 7);
        Seen request = only(spans, "POST /api/apps/{id}/run");
        assertThat(request.parent()).isEqualTo(CALLER);
        assertThat(request.kind()).isEqualTo(SpanKind.SPAN_KIND_SERVER);
        assertThat(request.service()).isEqualTo("stoa-api");
        assertThat(request.attributes())
                .containsEntry("http.request.method", "POST")
                .containsEntry("http.response.status_code", "202");
        Seen ticket = only(spans, "publish ticket");
        assertThat(ticket.parent()).isEqualTo(request.id());
        assertThat(ticket.kind()).isEqualTo(SpanKind.SPAN_KIND_PRODUCER);
        Seen attempt = only(spans, "run attempt");
        assertThat(attempt.parent()).isEqualTo(request.id());
        assertThat(attempt.service()).isEqualTo("stoa-worker");
        assertThat(attempt.isError()).isFalse();
        assertThat(attempt.startNanos()).isGreaterThanOrEqualTo(request.startNanos());
        assertThat(attempt.attributes())
                .containsEntry("stoa.run.id", String.valueOf(run))
                .containsEntry("stoa.run.attempt", "1")
                .containsEntry("stoa.outcome", "success")
                .containsKeys("stoa.worker.id", "stoa.app.id", "stoa.version.id");
        assertThat(spans)
                .filteredOn(span -> span.parent().equals(attempt.id()))
                .extracting(Seen::name)
                .containsExactly("checkout", "environment", "runner", "function");
        assertThat(client.get("/api/runs/" + run).path("trace_url").asString())
                .isEqualTo("https://traces.example.org/trace/" + trace);
    }

    @Test
    void eachAttemptIsInTheTraceAndTellsItsFailure() {
        String trace = trace();
        client.finished(submit("{\"x\": 0}", trace, "01"));

        List<Seen> attempts = spans(trace, 12).stream()
                .filter(span -> span.name().equals("run attempt"))
                .toList();
        assertThat(attempts).hasSize(2).allSatisfy(attempt -> {
            assertThat(attempt.isError()).isTrue();
            assertThat(attempt.attributes()).containsEntry("stoa.outcome", "app_error");
        });
        assertThat(attempts)
                .extracting(attempt -> attempt.attributes().get("stoa.run.attempt"))
                .containsExactly("1", "2");
    }

    @Test
    void whatIsNotSampledIsNotTraced() {
        String trace = trace();
        long byHeader = submit("{\"x\": 5}", trace, "00");
        long byShare = client.submit(app, "{\"x\": 5}");

        assertThat(client.finished(byHeader).path("trace_url").isNull()).isTrue();
        assertThat(client.finished(byShare).path("trace_url").isNull()).isTrue();
        String later = trace();
        client.finished(submit("{\"x\": 6}", later, "01"));
        spans(later, 7);
        assertThat(collector.of(trace)).isEmpty();
    }

    @Test
    void spansHaveNothingOfWhatRunsAreAbout() {
        String trace = trace();
        client.finished(submit("{\"x\": 0, \"note\": \"a-private-note\"}", trace, "01"));

        spans(trace, 12);
        assertThat(collector.everything()).contains("run attempt").doesNotContain("a-private-note", "ZeroDivision");
    }

    @Test
    void nobodyWaitsForACollectorThatIsAway() throws InterruptedException {
        Map<String, String> nowhere =
                Map.of("STOA_TRACING_ENDPOINT", "http://127.0.0.1:%d/v1/traces".formatted(Processes.freePort()));
        Service worker = installation.startWorker(
                1, installation.addresses(), List.of(), SleeperInstallation.withPool("elsewhere", nowhere));
        try (GitRepository repository = GitRepository.create(temp.resolve("elsewhere"))
                .file("manifest.json", "{\"name\": \"Elsewhere\", \"pool\": \"elsewhere\", \"inputs\": {}}")
                .file("function.py", "async def run(inputs: dict) -> dict:\n    return {}\n")
                .commit("first")) {
            String elsewhere = client.register(repository.url(), "");
            for (int i = 0; i < 3; i++) {
                JsonNode answer = client.post(
                        "/api/apps/" + elsewhere + "/run",
                        "{}",
                        200,
                        "traceparent",
                        "00-%s-%s-01".formatted(trace(), CALLER),
                        "Prefer",
                        "wait=30");
                assertThat(answer.path("status").asString()).isEqualTo("SUCCESS");
            }
        }
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> worker.log().contains("Failed to export spans"));
        long asked = System.nanoTime();
        assertThat(worker.stop()).isTrue();
        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(15));
    }

    private static String trace() {
        return "%032x".formatted(0xabcdef0000L + TRACES.incrementAndGet());
    }

    private static long submit(String inputs, String trace, String flags) {
        JsonNode answer = client.post(
                "/api/apps/" + app + "/run",
                "{\"inputs\": " + inputs + "}",
                202,
                "traceparent",
                "00-%s-%s-%s".formatted(trace, CALLER, flags));
        return answer.path("run_id").asLong();
    }

    /// They are sent a few seconds after they have ended.
    private static List<Seen> spans(String trace, int count) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> collector.of(trace), spans -> spans.size() >= count);
    }

    private static Seen only(List<Seen> spans, String name) {
        List<Seen> found =
                spans.stream().filter(span -> span.name().equals(name)).toList();
        assertThat(found).as(name).hasSize(1);
        return found.getFirst();
    }
}
