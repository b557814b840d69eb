package dev.stoa.worker.runner;

import dev.stoa.worker.Folders;
import dev.stoa.worker.ScratchFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Starts runner processes.
final class RunnerStart implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(RunnerStart.class);

    private final PythonInterpreter python;
    private final Path program;
    private final ScratchFolder scratch;
    private final RunnerProperties properties;
    /// All runners are started from this one thread, which lives as long as the worker: a sandbox that is to die with
    /// its
    /// parent dies with the thread that started it (prctl(2), PR_SET_PDEATHSIG).
    private final ExecutorService starter = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("runner start").factory());

    RunnerStart(PythonInterpreter python, Path program, ScratchFolder scratch, RunnerProperties properties) {
        this.python = python;
        this.program = program;
        this.scratch = scratch;
        this.properties = properties;
    }

    /// Starts a process for an app; it has yet to say hello.
    RunnerProcess start(long versionId, Path appFolder) throws InterruptedException {
        try {
            return starter.submit(() -> startHere(versionId, appFolder)).get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException cause
                    ? new UncheckedIOException(cause)
                    : new IllegalStateException(e.getCause());
        }
    }

    private RunnerProcess startHere(long versionId, Path appFolder) throws IOException {
        Path temporary = scratch.newFolder("runner-");
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        python.executable().toString(),
                        "-I",
                        program.toString(),
                        "--app-dir",
                        appFolder.toString(),
                        "--result-limit",
                        Long.toString(properties.resultLimit().toBytes()),
                        "--log-limit",
                        Long.toString(properties.logLimit().toBytes())))
                .directory(temporary.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment(temporary));
        Process process = builder.start();
        deleteAfter(process, temporary);
        return new RunnerProcess(process, "runner of version " + versionId, properties);
    }

    /// Nothing of the worker's own environment: that is where its passwords are.
    private static Map<String, String> environment(Path temporary) {
        return Map.of(
                "PATH", Objects.requireNonNullElse(System.getenv("PATH"), "/usr/local/bin:/usr/bin:/bin"),
                "LANG", "C.UTF-8",
                "HOME", temporary.toString(),
                "TMPDIR", temporary.toString(),
                "OPENBLAS_NUM_THREADS", "1",
                "OMP_NUM_THREADS", "1",
                "MKL_NUM_THREADS", "1");
    }

    private static void deleteAfter(Process process, Path temporary) {
        Thread.startVirtualThread(() -> {
            try {
                process.waitFor();
                Folders.delete(temporary);
            } catch (IOException e) {
                log.warn("{} could not be deleted; it goes with the worker: {}", temporary, e.toString());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    @Override
    public void close() {
        starter.shutdown();
    }
}
