package dev.stoa.worker.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stoa.contracts.run.ErrorKind;
import dev.stoa.contracts.run.RunError;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Runner processes that do not keep to the protocol: small scripts in the place of the real one.
class LyingRunnerIT {
    private static final String BEGUN = """
            import struct, sys, time
            o = sys.stdout.buffer
            def frame(t, k, p):
                o.write(struct.pack('>cqI', t, k, len(p)) + p)
                o.flush()
            frame(b'B', 0, b'')
            """;
    private static final String HELLO = BEGUN + """
            frame(b'H', 0, b'{"python": "3.11.2", "forks": true}')
            sys.stdin.buffer.read(13)
            """;
    private static final RunLimits LIMITS = new RunLimits(Duration.ofSeconds(30), false, 512, false);
    private final List<RunnerProcess> started = new ArrayList<>();

    @AfterEach
    void end() {
        started.forEach(process -> process.destroy("the test is over"));
    }

    @Test
    void aFrameThatIsTooLargeEndsTheRunner() throws Exception {
        RunnerProcess process =
                start(HELLO + "o.write(struct.pack('>cqI', b'V', 1, 4000000000))\no.flush()\ntime.sleep(60)\n");
        assertThat(failure(process))
                .isEqualTo(
                        new RunError(
                                ErrorKind.APP_ERROR,
                                "The runner of this app was ended: it sent something that is no frame of the protocol (a frame of 4000000000 bytes is larger than the 17825792 allowed)."));
        assertThat(process.isAlive()).isFalse();
    }

    @Test
    void aFrameOfAnUnknownTypeEndsTheRunner() throws Exception {
        RunnerProcess process = start(HELLO + "frame(b'?', 1, b'')\ntime.sleep(60)\n");
        assertThat(failure(process).message()).contains("a frame of type 63");
    }

    @Test
    void anEndThatIsNoJsonEndsTheRunner() throws Exception {
        RunnerProcess process = start(HELLO + "frame(b'Z', 1, b'nonsense')\ntime.sleep(60)\n");
        assertThat(failure(process).kind()).isEqualTo(ErrorKind.APP_ERROR);
    }

    @Test
    void framesOfRunsThatDoNotExistArePassedOver() throws Exception {
        RunnerProcess process = start(
                HELLO + "frame(b'V', 99, b'{}')\nframe(b'V', 1, b'{\"a\":1}')\nframe(b'Z', 1, b'{\"exit\": 0}')\n");
        assertThat(call(process).await()).isEqualTo(new RunOutcome.Returned("{\"a\":1}", null));
    }

    @Test
    void theOrderOfKeysComesAlong() throws Exception {
        RunnerProcess process = start(HELLO
                + "frame(b'O', 1, b'{\"\":[\"b\",\"a\"]}')\nframe(b'V', 1, b'{}')\nframe(b'Z', 1, b'{\"exit\": 0}')\n");
        assertThat(call(process).await()).isEqualTo(new RunOutcome.Returned("{}", "{\"\":[\"b\",\"a\"]}"));
    }

    @Test
    void aResultThatArrivedBeatsAKill() throws Exception {
        RunnerProcess process =
                start(HELLO + "frame(b'V', 1, b'{}')\ntime.sleep(1)\nframe(b'Z', 1, b'{\"signal\": 9}')\n");
        RunCall call = call(process);
        Thread.sleep(300);
        call.kill(KillReason.CANCELLED);
        assertThat(call.await()).isEqualTo(new RunOutcome.Returned("{}", null));
    }

    @Test
    void theFirstKillReasonStays() throws Exception {
        RunnerProcess process = start(HELLO + "time.sleep(0.5)\nframe(b'Z', 1, b'{\"signal\": 15}')\n");
        RunCall call = call(process);
        call.kill(KillReason.LEASE_LOST);
        call.kill(KillReason.CANCELLED);
        assertThat(call.await()).isEqualTo(new RunOutcome.Killed(KillReason.LEASE_LOST));
    }

    @Test
    void aRunnerThatDoesNotKillIsEndedByForce() throws Exception {
        RunnerProcess process = start(HELLO + "time.sleep(60)\n");
        RunCall call = call(process);
        long start = System.nanoTime();
        call.kill(KillReason.CANCELLED);
        assertThat(call.await()).isEqualTo(new RunOutcome.Killed(KillReason.CANCELLED));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(9));
        assertThat(process.isAlive()).isFalse();
    }

    @Test
    void theTimeoutReachesACallWhoseInputsNobodyReads() throws Exception {
        RunnerProcess process = start(HELLO + "time.sleep(60)\n");
        process.hello().get();
        RunLimits limits = new RunLimits(Duration.ofSeconds(1), false, 512, false);
        String inputs = "{\"text\":\"" + "x".repeat(1_000_000) + "\"}";
        long start = System.nanoTime();
        RunCall call =
                process.call(new RunRequest(inputs, Map.of(), limits, text -> {}, progress -> {}, cpuSeconds -> {}));
        assertThat(((RunOutcome.Failed) call.await()).error().kind()).isEqualTo(ErrorKind.TIMEOUT);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(12));
    }

    @Test
    void aRunnerThatEndsSaysItsLastWords() throws Exception {
        RunnerProcess process = start(HELLO + "sys.stderr.write('out of luck')\nsys.stderr.flush()\nsys.exit(7)\n");
        assertThat(failure(process).message())
                .isEqualTo("The runner of this app ended unexpectedly, with exit code 7: out of luck");
    }

    @Test
    void aRunnerThatNeverSaysHelloIsALoadError() throws Exception {
        RunnerProcess process = start(BEGUN + "sys.exit(4)\n");
        assertThat(process.hello().get().error())
                .isEqualTo(new RunError(
                        ErrorKind.LOAD_ERROR, "The runner of this app ended unexpectedly, with exit code 4."));
    }

    @Test
    void aRunnerThatCanNoLongerBeHeardIsEnded() throws Exception {
        RunnerProcess process = start(HELLO + "import os\nos.close(1)\ntime.sleep(60)\n");
        assertThat(failure(process).message())
                .isEqualTo("The runner of this app was ended: nothing it says can be read any more.");
        assertThat(process.isAlive()).isFalse();
    }

    @Test
    void aCallMadeWhileTheRunnerFallsSilentIsToldSo() throws Exception {
        String script = BEGUN
                + "frame(b'H', 0, b'{\"python\": \"3.11.2\", \"forks\": true}')\nimport os\nos.close(1)\ntime.sleep(60)\n";
        List<Future<RunError>> errors = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 20; i++) {
                RunnerProcess process = start(script);
                for (int calls = 0; calls < 20; calls++) {
                    errors.add(threads.submit(() -> failure(process)));
                }
            }
            for (Future<RunError> error : errors) {
                assertThat(error.get(10, TimeUnit.SECONDS).message())
                        .isEqualTo("The runner of this app was ended: nothing it says can be read any more.");
            }
        }
    }

    @Test
    void aRunnerWhoseFrameCouldNotBeTakenIsEnded() throws Exception {
        RunnerProcess process = start(HELLO + "frame(b'L', 1, b'text')\ntime.sleep(60)\n");
        process.hello().get();
        RunCall call = process.call(new RunRequest(
                "{}",
                Map.of(),
                LIMITS,
                text -> {
                    throw new UnsupportedOperationException("on purpose");
                },
                progress -> {},
                cpuSeconds -> {}));
        assertThat(call.await()).isInstanceOf(RunOutcome.Failed.class);
        assertThat(process.isAlive()).isFalse();
    }

    @Test
    void aCallMadeWhileTheRunnerEndsIsEndedToo() throws Exception {
        for (int round = 0; round < 10; round++) {
            RunnerProcess process = start(HELLO + "sys.exit(7)\n");
            List<Future<RunOutcome>> outcomes = new ArrayList<>();
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 0; i < 100; i++) {
                    outcomes.add(threads.submit(() -> call(process).await()));
                }
                for (Future<RunOutcome> outcome : outcomes) {
                    assertThat(outcome.get(10, TimeUnit.SECONDS)).isInstanceOf(RunOutcome.Failed.class);
                }
            }
        }
    }

    @Test
    void aRunnerThatEndsBeforeItHasBegunIsAFaultOfTheWorker() throws Exception {
        RunnerProcess process = start("import sys\nsys.exit('bwrap: no room')\n");
        assertThatThrownBy(() -> process.hello().get(10, TimeUnit.SECONDS))
                .hasRootCauseInstanceOf(IllegalStateException.class)
                .hasRootCauseMessage("The runner of this app ended unexpectedly, with exit code 1: bwrap: no room");
    }

    private RunnerProcess start(String script) throws IOException {
        RunnerProcess process = new RunnerProcess(
                new ProcessBuilder("python3", "-I", "-c", script).start(),
                "runner under test",
                RunLimitsTest.properties(Map.of("grace", "500ms")));
        started.add(process);
        return process;
    }

    private static RunCall call(RunnerProcess process) throws Exception {
        process.hello().get();
        return process.call(new RunRequest("{}", Map.of(), LIMITS, text -> {}, progress -> {}, cpuSeconds -> {}));
    }

    private static RunError failure(RunnerProcess process) throws Exception {
        return ((RunOutcome.Failed) call(process).await()).error();
    }
}
