package dev.stoa.worker.runner;

import dev.stoa.contracts.manifest.AppRuntime;
import dev.stoa.worker.Folders;
import dev.stoa.worker.ScratchFolder;
import dev.stoa.worker.sandbox.ControlGroup;
import dev.stoa.worker.sandbox.ControlGroups;
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

    /// What the runner itself needs, with the app's imports and files in memory.
    private static final int RUNNER_MEMORY_MB = 1024;
    /// What a run may have beside its own, as a Java virtual machine does.
    private static final int BESIDE_RUN_MB = 128;

    private final Sandbox sandbox;
    private final SandboxProperties sandboxProperties;
    private final JavaMachine java;
    private final ScratchFolder scratch;
    private final RunnerProperties properties;
    private final ProcessStart processes;
    private final ControlGroups groups;
    private final int slots;

    RunnerStart(
            Sandbox sandbox,
            SandboxProperties sandboxProperties,
            JavaMachine java,
            ScratchFolder scratch,
            RunnerProperties properties,
            ProcessStart processes,
            ControlGroups groups,
            int slots) {
        this.sandbox = sandbox;
        this.sandboxProperties = sandboxProperties;
        this.java = java;
        this.scratch = scratch;
        this.properties = properties;
        this.processes = processes;
        this.groups = groups;
        this.slots = slots;
    }

    /// Starts a process for an app; it has yet to say hello.
    RunnerProcess start(AppToRun app) throws InterruptedException {
        View view = View.ofApp(app.folder(), app.packages(), temporaryFolder(), hasNetwork(app), sandboxProperties);
        ControlGroup group = group(app);
        ProcessBuilder builder = new ProcessBuilder(group.join(sandbox.command(view, options(app, view))))
                .directory(view.temporary().toFile());
        builder.environment().clear();
        builder.environment().putAll(environment(sandbox.inside(view, view.temporary())));
        Process process = processes.start(builder);
        tidyUpAfter(process, view.temporary(), group);
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

    /// For all runs there can be at once: one by one the runner looks after them.
    private ControlGroup group(AppToRun app) {
        long memoryMb = RUNNER_MEMORY_MB + (long) slots * (app.memoryMb() + BESIDE_RUN_MB);
        try {
            return groups.make(new ControlGroups.Limits(
                    memoryMb << 20, (slots + 1L) * sandboxProperties.processes(), sandboxProperties.cpus()));
        } catch (IOException e) {
            log.warn(
                    "Version {} runs without a control group, which could not be made: {}",
                    app.versionId(),
                    e.toString());
            return ControlGroup.NONE;
        }
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
        if (app.reuses() && properties.reuse()) {
            options.addAll(List.of("--isolation", "reuse"));
        }
        if (app.runtime() == AppRuntime.JAVA) {
            options.addAll(List.of(
                    "--java", java.executable().toString(), "--java-memory-mb", Integer.toString(app.memoryMb())));
        }
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

    private static void tidyUpAfter(Process process, Path temporary, ControlGroup group) {
        Thread.startVirtualThread(() -> {
            try {
                process.waitFor();
                group.remove();
                Folders.delete(temporary);
            } catch (IOException e) {
                log.warn("{} could not be deleted; it goes with the worker: {}", temporary, e.toString());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }
}
