package dev.stoa.worker.runner;

import dev.stoa.worker.Folders;
import dev.stoa.worker.ScratchFolder;
import dev.stoa.worker.sandbox.ProcessStart;
import dev.stoa.worker.sandbox.Protection;
import dev.stoa.worker.sandbox.Sandbox;
import dev.stoa.worker.sandbox.SandboxProperties;
import dev.stoa.worker.sandbox.View;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Starts runner processes.
final class RunnerStart {
    private static final Logger log = LoggerFactory.getLogger(RunnerStart.class);

    private final Sandbox sandbox;
    private final SandboxProperties sandboxProperties;
    private final ScratchFolder scratch;
    private final RunnerProperties properties;
    private final ProcessStart processes;

    RunnerStart(
            Sandbox sandbox,
            SandboxProperties sandboxProperties,
            ScratchFolder scratch,
            RunnerProperties properties,
            ProcessStart processes) {
        this.sandbox = sandbox;
        this.sandboxProperties = sandboxProperties;
        this.scratch = scratch;
        this.properties = properties;
        this.processes = processes;
    }

    /// Starts a process for an app; it has yet to say hello.
    RunnerProcess start(AppToRun app) throws InterruptedException {
        View view = View.ofApp(app.folder(), app.packages(), temporaryFolder(), hasNetwork(app), sandboxProperties);
        ProcessBuilder builder = new ProcessBuilder(sandbox.command(view, options(app, view)))
                .directory(view.temporary().toFile());
        builder.environment().clear();
        builder.environment().putAll(environment(sandbox.inside(view, view.temporary())));
        Process process = processes.start(builder);
        deleteAfter(process, view.temporary());
        return new RunnerProcess(process, "runner of version " + app.versionId(), properties);
    }

    String protection() {
        return sandbox.protection().word();
    }

    /// Without a sandbox nothing keeps an app from it.
    boolean hasNetwork(AppToRun app) {
        return sandbox.protection() == Protection.NONE
                || (app.wantsNetwork() && sandboxProperties.allowsNetwork(app.repoUrl()));
    }

    private Path temporaryFolder() {
        try {
            return scratch.newFolder("runner-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> options(AppToRun app, View view) {
        List<String> options = new ArrayList<>(
                List.of("--app-dir", sandbox.inside(view, app.folder()).toString()));
        if (app.packages() != null) {
            options.addAll(
                    List.of("--packages", sandbox.inside(view, app.packages()).toString()));
        }
        options.addAll(List.of(
                "--result-limit",
                Long.toString(properties.resultLimit().toBytes()),
                "--log-limit",
                Long.toString(properties.logLimit().toBytes())));
        return options;
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
}
