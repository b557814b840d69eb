package dev.stoa.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/// Runner processes through a whole worker: warm, killed, replaced.
class RunnerLifeIT {
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
    void anIdleRunnerThatWasKilledIsReplaced() {
        long version = fixture.app(
                "import uuid\nRUNNER = str(uuid.uuid4())\nasync def run(inputs):\n    return {'summary': {'r': RUNNER}}\n");
        String first = fixture.runToEnd(version, "{}").result();
        assertThat(fixture.runToEnd(version, "{}").result()).isEqualTo(first);
        killRunners();
        assertThat(fixture.runToEnd(version, "{}").result()).isNotEqualTo(first);
    }

    @Test
    void aRunnerThatIsKilledFailsItsRunsAndIsReplaced() {
        long version = fixture.app("""
                import time
                async def run(inputs):
                    print("started", flush=True)
                    time.sleep(inputs["x"])
                    return {}
                """);
        long run = fixture.submit(version, "{\"x\": 30}");
        Await.until(() -> fixture.run(run).log().endsWith("\n"));
        killRunners();
        RunRow ended = fixture.awaitEnd(run);
        assertThat(ended.kind()).isEqualTo("app_error");
        assertThat(ended.message()).isEqualTo("The runner of this app ended unexpectedly, by signal 9 (SIGKILL).");
        assertThat(fixture.runToEnd(version, "{\"x\": 0}").status()).isEqualTo("SUCCESS");
    }

    @Test
    void runnersWithoutARunEndWhenMemoryIsShortAndTheOthersStay() {
        try (WorkerFixture shortOfMemory = new WorkerFixture()) {
            ConfigurableApplicationContext worker =
                    shortOfMemory.startWorker("stoa.runner.memory-reserve=1000000GB", "stoa.runner.idle=1h");
            MeterRegistry metrics = worker.getBean(MeterRegistry.class);
            long busy = shortOfMemory.app("""
                    import time
                    async def run(inputs):
                        print("started", flush=True)
                        time.sleep(8)
                        return {}
                    """);
            long run = shortOfMemory.submit(busy, "{}");
            Await.until(() -> shortOfMemory.run(run).log().endsWith("\n"));
            assertThat(figure(metrics, "stoa.runners", "busy")).isEqualTo(1);
            assertThat(figure(metrics, "stoa.runners.memory", "busy")).isBetween(5e6, 500e6);
            assertThat(figure(metrics, "stoa.runners.memory.largest", "busy")).isPositive();
            assertThat(shortOfMemory.awaitEnd(run).status()).isEqualTo("SUCCESS");
            Await.until(() -> figure(metrics, "stoa.runners", "idle") == 0);
            assertThat(figure(metrics, "stoa.runners.memory", "idle")).isZero();
        }
    }

    private static double figure(MeterRegistry metrics, String name, String state) {
        return metrics.get(name).tag("state", state).gauge().value();
    }

    @Test
    void anAppThatAsksForItKeepsItsModuleStateUnlessTheOperatorForbidsIt() {
        Map<String, String> counting = Map.of(
                "function.py",
                "n = 0\nasync def run(inputs):\n    global n\n    n += 1\n    return {'summary': {'n': n}}\n",
                "manifest.json",
                "{\"name\": \"Counts\", \"isolation\": \"reuse\"}");
        long version = fixture.app(counting);
        for (int n = 1; n <= 3; n++) {
            assertThat(fixture.runToEnd(version, "{}").result()).isEqualTo("{\"summary\": {\"n\": %d}}".formatted(n));
        }
        try (WorkerFixture forbidding = new WorkerFixture()) {
            forbidding.startWorker("stoa.runner.reuse=false");
            long forked = forbidding.app(counting);
            forbidding.runToEnd(forked, "{}");
            assertThat(forbidding.runToEnd(forked, "{}").result()).isEqualTo("{\"summary\": {\"n\": 1}}");
        }
    }

    @Test
    void oneRunDoesNotSeeWhatAnotherLeft() {
        long version = fixture.app(
                "n = 0\nasync def run(inputs):\n    global n\n    n += 1\n    return {'summary': {'n': n}}\n");
        fixture.runToEnd(version, "{}");
        assertThat(fixture.runToEnd(version, "{}").result()).isEqualTo("{\"summary\": {\"n\": 1}}");
    }

    @Test
    void aRunsFilesAreItsOwnAndThoseOfTheImportAreReadByAll() {
        long version = fixture.app("""
                import multiprocessing, os, tempfile
                OF_IMPORT = tempfile.mkdtemp()
                with open(os.path.join(OF_IMPORT, "rates"), "w") as file:
                    file.write("0.03")
                def written(path):
                    try:
                        with open(path, "w") as file:
                            file.write("inputs")
                        return True
                    except PermissionError:
                        return False
                async def run(inputs):
                    with open(os.path.join(OF_IMPORT, "rates")) as file:
                        rates = file.read()
                    with multiprocessing.Pool(2) as pool:
                        total = sum(pool.map(abs, range(-3, 0)))
                    return {"summary": {
                        "rates": rates, "sum": total, "own": written(os.path.join(tempfile.gettempdir(), "x")),
                        "import": written(os.path.join(OF_IMPORT, "rates")), "tmp": written("/tmp/x")}}
                """);
        RunRow ended = fixture.runToEnd(version, "{}");
        assertThat(ended.result())
                .as("%s", ended)
                .isEqualTo(
                        "{\"summary\": {\"own\": true, \"sum\": 6, \"tmp\": false, \"rates\": \"0.03\", \"import\": false}}");
    }

    @Test
    void aRunLeavesNoMemoryToOthersAndIsNotToldOfTheirFiles() {
        RunRow ended = fixture.runToEnd(fixture.app("""
                import ctypes
                async def run(inputs):
                    library = ctypes.CDLL(None)
                    return {"summary": {
                        "memory": library.shmget(0, 4096, 0o1600), "messages": library.msgget(0x1234, 0o1600),
                        "semaphores": library.semget(0, 1, 0o1600), "names": library.inotify_init1(0)}}
                """), "{}");
        assertThat(ended.result())
                .as("%s", ended)
                .isEqualTo("{\"summary\": {\"names\": -1, \"memory\": -1, \"messages\": -1, \"semaphores\": -1}}");
    }

    @Test
    void whereARunMayWriteIsSaid() {
        RunRow ended =
                fixture.runToEnd(fixture.app("async def run(inputs):\n    open('/tmp/x', 'w')\n    return {}\n"), "{}");
        assertThat(ended.message())
                .isEqualTo("PermissionError: [Errno 13] Permission denied: '/tmp/x'. A run may read its app's files and"
                        + " write to its own temporary folder (tempfile.gettempdir()), and nothing else.");
    }

    @Test
    void theWorkersEnvironmentIsNotTheApps() {
        long version = fixture.app(
                "import os\nasync def run(inputs):\n    return {'summary': {'names': ' '.join(sorted(os.environ))}}\n");
        assertThat(fixture.runToEnd(version, "{}").result())
                .doesNotContain("STOA")
                .doesNotContain("JAVA")
                .contains("TMPDIR");
    }

    @Test
    void logAndProgressArriveWhileTheRunGoesOn() {
        long version = fixture.app("""
                import time, stoa
                async def run(inputs):
                    print("one", flush=True)
                    stoa.progress(0.25, "a quarter")
                    time.sleep(4)
                    print("two")
                    stoa.progress(1, "all")
                    return {}
                """);
        long id = fixture.submit(version, "{}");
        RunRow running = Await.until(
                () -> fixture.run(id),
                row -> row.progress() != null && !row.log().isEmpty());
        assertThat(running.status()).isEqualTo("RUNNING");
        assertThat(running.progress()).isEqualTo(0.25);
        assertThat(running.progressMessage()).isEqualTo("a quarter");
        assertThat(running.log()).isEqualTo("one\n");
        RunRow ended = fixture.awaitEnd(id);
        assertThat(ended.log()).isEqualTo("one\ntwo\n");
        assertThat(ended.progress()).isEqualTo(1.0);
    }

    private static void killRunners() {
        List<ProcessHandle> runners = ProcessHandle.current()
                .children()
                .filter(child -> Arrays.stream(child.info().arguments().orElse(new String[0]))
                        .anyMatch(argument -> argument.endsWith("stoa_runner.py")))
                .toList();
        assertThat(runners).isNotEmpty();
        runners.forEach(ProcessHandle::destroyForcibly);
        Await.until(() -> runners.stream().noneMatch(ProcessHandle::isAlive));
    }
}
