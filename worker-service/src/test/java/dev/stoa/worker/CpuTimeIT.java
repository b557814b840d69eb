package dev.stoa.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The CPU time of a run is recorded however it ends.
class CpuTimeIT {
    private static final String JAVA = """
            import java.util.*;
            public class Function {
                public static Map<String, Object> run(Map<String, Object> inputs) throws Exception {
                    var threads = java.lang.management.ManagementFactory.getThreadMXBean();
                    while (threads.getCurrentThreadCpuTime() < 500_000_000L) { }
                    stoa.Progress.report(0.5);
                    %s
                }
            }
            """;
    private static WorkerFixture fixture;

    @BeforeAll
    static void start() {
        fixture = new WorkerFixture();
        fixture.startWorker();
    }

    @AfterAll
    static void stop() {
        fixture.close();
    }

    @Test
    void ofARunThatReturns() {
        burnt(0.5, python("return {}"), "SUCCESS", null);
    }

    @Test
    void ofARunThatOnlyWaits() {
        RunRow run = fixture.runToEnd(
                fixture.app("import time\nasync def run(inputs):\n    time.sleep(0.6)\n    return {}\n"), "{}");
        assertThat(run.cpuSeconds()).isBetween(0.0, 0.2);
    }

    @Test
    void ofARunThatFails() {
        burnt(0.5, python("raise ValueError('no')"), "FAILED", "app_error");
        burnt(0.5, python("os._exit(3)"), "FAILED", "app_error");
    }

    @Test
    void ofARunThatTakesTooLong() {
        burnt(0.5, python("time.sleep(60)", "\"timeout_seconds\": 3"), "FAILED", "timeout");
    }

    @Test
    void ofARunThatNeedsTooMuchMemory() {
        burnt(0.5, python("return {'n': len(bytearray(400_000_000))}", "\"memory_mb\": 64"), "FAILED", "out_of_memory");
    }

    @Test
    void ofARunThatIsCalledOff() {
        burntUntilCalledOff(python("time.sleep(60)"));
        burntUntilCalledOff(java("Thread.sleep(60_000); return null;"));
    }

    @Test
    void ofAllAttempts() {
        long run = fixture.insertRun(python("raise ValueError('no')"), "{}", "somebody", 1);
        fixture.publishTicketAgain(run);
        Await.until(() -> fixture.run(run), row -> row.status().equals("PENDING") && row.attempt() == 1);
        assertThat(fixture.run(run).cpuSeconds()).isBetween(0.45, 1.0);
        fixture.jdbc()
                .sql("UPDATE job_runs SET not_before = NULL, turn = 1 WHERE id = :id")
                .param("id", run)
                .update();
        fixture.publishTicketAgain(run);
        assertThat(fixture.awaitEnd(run).cpuSeconds()).isBetween(0.95, 1.7);
    }

    @Test
    void ofAnAppThatCannotBeLoadedIsNotKnown() {
        assertThat(fixture.runToEnd(fixture.app("import no_such_module\n"), "{}")
                        .cpuSeconds())
                .isNull();
    }

    @Test
    void ofJavaRunsOneAfterAnotherInOneMachine() {
        long version = java("return Map.of();");
        burnt(0.5, version, "SUCCESS", null);
        burnt(0.5, version, "SUCCESS", null);
        long idle = fixture.app(Map.of(
                "Function.java", JAVA.replaceAll("while .*", "").formatted("Thread.sleep(500); return Map.of();")));
        fixture.runToEnd(idle, "{}");
        assertThat(fixture.runToEnd(idle, "{}").cpuSeconds())
                .as("its second run, which waits for no machine")
                .isBetween(0.0, 0.3);
    }

    @Test
    void ofAJavaRunThatFails() {
        burnt(0.5, java("throw new IllegalStateException();"), "FAILED", "app_error");
        burnt(0.5, java("System.exit(3); return null;"), "FAILED", "app_error");
    }

    @Test
    void ofAJavaRunThatTakesTooLong() {
        burnt(
                0.5,
                fixture.app(Map.of(
                        "Function.java",
                        JAVA.formatted("Thread.sleep(60_000); return null;"),
                        "manifest.json",
                        manifest("\"timeout_seconds\": 4"))),
                "FAILED",
                "timeout");
    }

    @Test
    void ofAProcessThatAJavaRunHasStarted() {
        burnt(1.0, java("""
                        new ProcessBuilder("/bin/sh", "-c", "ulimit -t 1; while :; do :; done").start().waitFor();
                        return Map.of();"""), "SUCCESS", null);
    }

    private static void burnt(double seconds, long version, String status, @Nullable String kind) {
        RunRow run = fixture.runToEnd(version, "{}");
        assertThat(run.status()).as(run.message()).isEqualTo(status);
        assertThat(run.kind()).isEqualTo(kind);
        // A machine that a run had to wait for has started within this.
        assertThat(run.cpuSeconds()).isBetween(seconds * 0.9, seconds + 2);
    }

    private static void burntUntilCalledOff(long version) {
        long run = fixture.submit(version, "{}");
        Await.until(() -> fixture.run(run), row -> row.progress() != null);
        fixture.jdbc()
                .sql("UPDATE job_runs SET cancel_requested_at = now() WHERE id = :id")
                .param("id", run)
                .update();
        RunRow row = fixture.awaitEnd(run);
        assertThat(row.status()).isEqualTo("CANCELLED");
        assertThat(row.cpuSeconds()).isBetween(0.45, 2.5);
    }

    private static long python(String end, String... limits) {
        String function = """
                import os, time
                import stoa
                async def run(inputs):
                    end = time.process_time() + 0.5
                    while time.process_time() < end:
                        pass
                    stoa.progress(0.5)
                    %s
                """.formatted(end);
        return fixture.app(Map.of("function.py", function, "manifest.json", manifest(String.join(", ", limits))));
    }

    private static long java(String end) {
        return fixture.app(Map.of("Function.java", JAVA.formatted(end)));
    }

    private static String manifest(String limits) {
        return "{\"name\": \"Burns\", \"inputs\": {}%s}".formatted(limits.isEmpty() ? "" : ", " + limits);
    }
}
