package dev.stoa.worker.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.stoa.worker.Await;
import dev.stoa.worker.RunRow;
import dev.stoa.worker.WorkerFixture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The kernel's own limits, where this machine lets a worker make control groups.
class ControlGroupsIT {
    private static final Path FILES = Path.of("/sys/fs/cgroup");
    private WorkerFixture fixture;

    @BeforeEach
    void start() {
        assumeTrue(ControlGroups.find(Path.of("/")).controllers().containsAll(List.of("memory", "pids", "cpu")));
        fixture = new WorkerFixture();
    }

    @AfterEach
    void stop() {
        if (fixture != null) {
            fixture.close();
        }
    }

    @Test
    void aRunnerIsInItsGroupAndTheGroupGoesWithIt() {
        fixture.startWorker();
        RunRow run = fixture.runToEnd(
                fixture.app("async def run(inputs):\n    return {'groups': open('/proc/self/cgroup').read()}\n"), "{}");
        assertThat(run.status()).isEqualTo("SUCCESS");
        assertThat(groups()).isNotEmpty();
        assertThat(groups())
                .anySatisfy(group -> assertThat(Files.readString(group.resolve("cgroup.procs")))
                        .isNotEmpty());
        fixture.workers().removeFirst().close();
        Await.until(() -> groups().isEmpty());
    }

    @Test
    void processesThatTakeMemoryFasterThanTheRunnerLooksAreStopped() {
        fixture.startWorker("stoa.worker.slots=1");
        RunRow run = fixture.runToEnd(
                fixture.app(Map.of("manifest.json", "{\"name\": \"Many\", \"memory_mb\": 64}", "function.py", """
                        import os, time
                        async def run(inputs):
                            for i in range(100):
                                if os.fork() == 0:
                                    held = b"x" * 50_000_000
                                    time.sleep(5)
                                    os._exit(0)
                            time.sleep(5)
                            return {}
                        """)),
                "{}");
        assertThat(run.kind()).isEqualTo("out_of_memory");
        assertThat(groups())
                .filteredOn(group -> group.startsWith(FILES.resolve("memory")))
                .allSatisfy(
                        group -> assertThat(Long.parseLong(Files.readString(group.resolve("memory.max_usage_in_bytes"))
                                        .strip()))
                                .isLessThanOrEqualTo((1024L + 64 + 128) << 20));
    }

    @Test
    void aRunUsesNoMoreProcessorsThanTheOperatorAllows() {
        fixture.startWorker("stoa.sandbox.cpus=0.25");
        RunRow run = fixture.runToEnd(fixture.app("""
                import time
                async def run(inputs):
                    end = time.monotonic() + 3
                    while time.monotonic() < end:
                        pass
                    return {"share": time.process_time() / 3}
                """), "{}");
        assertThat(Double.parseDouble(String.valueOf(run.result()).replaceAll("[^0-9.]", "")))
                .isBetween(0.05, 0.4);
    }

    private static List<Path> groups() {
        String ours = "stoa-%d-".formatted(ProcessHandle.current().pid());
        try (Stream<Path> all = Files.find(
                FILES,
                6,
                (path, attributes) -> attributes.isDirectory()
                        && path.getFileName().toString().startsWith(ours))) {
            return all.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
