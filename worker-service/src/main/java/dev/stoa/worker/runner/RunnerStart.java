package dev.stoa.worker.runner;

import dev.stoa.contracts.manifest.AppRuntime;
import dev.stoa.worker.Folders;
import dev.stoa.worker.ScratchFolder;
import dev.stoa.worker.sandbox.AppView;
import dev.stoa.worker.sandbox.Protection;
import dev.stoa.worker.sandbox.Sandbox;
import dev.stoa.worker.sandbox.SandboxProperties;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
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

    private final Sandbox sandbox;
    private final SandboxProperties sandboxProperties;
    private final JavaMachine java;
    private final ScratchFolder scratch;
    private final RunnerProperties properties;
    /// All runners are started from this one thread, which lives as long as the worker: a sandbox that is to die with
    /// its
    /// parent dies with the thread that started it (prctl(2), PR_SET_PDEATHSIG).
    private final ExecutorService starter = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("runner start").factory());

    RunnerStart(
            Sandbox sandbox,
            SandboxProperties sandboxProperties,
            JavaMachine java,
            ScratchFolder scratch,
            RunnerProperties properties) {
        this.sandbox = sandbox;
        this.sandboxProperties = sandboxProperties;
        this.java = java;
        this.scratch = scratch;
        this.properties = properties;
    }

    /// Starts a process for an app; it has yet to say hello.
    RunnerProcess start(AppToRun app) throws InterruptedException {
        try {
            return starter.submit(() -> startHere(app)).get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException cause
                    ? new UncheckedIOException(cause)
                    : new IllegalStateException(e.getCause());
        }
    }

    String protection() {
        return sandbox.protection().word();
    }

    /// Without a sandbox nothing keeps an app from it.
    boolean hasNetwork(AppToRun app) {
        return sandbox.protection() == Protection.NONE
                || (app.wantsNetwork() && sandboxProperties.allowsNetwork(app.repoUrl()));
    }

    private RunnerProcess startHere(AppToRun app) throws IOException {
        AppView view = new AppView(app.folder(), scratch.newFolder("runner-"), hasNetwork(app));
        List<String> command = new ArrayList<>(sandbox.command(view));
        command.addAll(List.of(
                "--result-limit",
                Long.toString(properties.resultLimit().toBytes()),
                "--log-limit",
                Long.toString(properties.logLimit().toBytes())));
        if (app.runtime() == AppRuntime.JAVA) {
            command.addAll(List.of(
                    "--java", java.executable().toString(), "--java-memory-mb", Integer.toString(app.memoryMb())));
        }
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(view.temporary().toFile());
        builder.environment().clear();
        builder.environment().putAll(environment(sandbox.temporary(view)));
        Process process = builder.start();
        deleteAfter(process, view.temporary());
        return new RunnerProcess(process, "runner of version " + app.versionId(), properties);
    }

    /// Nothing of the worker's own environment: that is where its passwords are.
    private static Map<String, String> environment(Path temporary) {
        return Map.of(
                "PATH", Objects.requireNonNullElse(System.getenv("PATH"), "/usr/local/bin:/usr/bin:/bin"),
                "LANG", "C.UTF-8",
                "HOME", temporary.toString(),
                "TMPDIR", temporary.toString(),
                // Python asks for it where there is no /etc/passwd.
                "USER", "app",
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
