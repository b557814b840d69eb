package dev.stoa.worker.environment;

import dev.stoa.worker.sandbox.OtherUser;
import dev.stoa.worker.sandbox.ProcessStart;
import dev.stoa.worker.sandbox.Protection;
import dev.stoa.worker.sandbox.Sandbox;
import dev.stoa.worker.sandbox.SandboxProperties;
import dev.stoa.worker.sandbox.View;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Makes environments, step by step, in a sandbox that reaches the package index and nothing else. Threadsafe.
final class EnvironmentBuild {
    private static final String RESOLVE = "resolve";
    private static final String INSTALL = "install";
    private static final String DONE = "done";
    private static final String FAILED = "failed";
    private static final String BUILD = "build";
    private static final String WHEELS = "wheels";
    private static final String PROXY = "proxy";
    private static final String LOCK = "lock.txt";
    private static final String PACKAGES = "packages";

    private final Sandbox sandbox;
    private final SandboxProperties sandboxProperties;
    private final EnvironmentProperties properties;
    private final ProcessStart processes;
    private final MeterRegistry metrics;

    /// @param metrics gets `stoa.environment.build`, the time of each `step` (`resolve`, `install`) and its `outcome`:
    ///                `done` or `failed`, which is not always this worker's fault
    EnvironmentBuild(
            Sandbox sandbox,
            SandboxProperties sandboxProperties,
            EnvironmentProperties properties,
            ProcessStart processes,
            MeterRegistry metrics) {
        this.sandbox = sandbox;
        this.sandboxProperties = sandboxProperties;
        this.properties = properties;
        this.processes = processes;
        this.metrics = metrics;
        for (String step : List.of(RESOLVE, INSTALL)) {
            time(step, DONE);
            time(step, FAILED);
        }
    }

    /// Finds out what requirements come to.
    ///
    /// @param folder  an empty one to work in
    /// @param log     gets what is said meanwhile
    /// @param ending  gets what ends the build, to be called when nobody wants it any more
    /// @throws EnvironmentException when they come to nothing, or when it takes too long
    Lock resolve(Requirements requirements, Path folder, Consumer<String> log, Consumer<Runnable> ending)
            throws IOException, InterruptedException {
        Files.writeString(folder.resolve(Requirements.FILE), requirements.text());
        carryOut(RESOLVE, folder, log, ending);
        return Lock.written(BuildFiles.text(folder.resolve(LOCK)));
    }

    /// Puts what a lock names, and nothing else, into an empty folder.
    ///
    /// @param folder another, to work in; for the rest see [#resolve]
    void install(Lock lock, Path packages, Path folder, Consumer<String> log, Consumer<Runnable> ending)
            throws IOException, InterruptedException {
        Files.writeString(folder.resolve(LOCK), lock.text());
        carryOut(INSTALL, folder, log, ending);
        BuildFiles.moveOnto(folder.resolve(PACKAGES), packages);
    }

    private void carryOut(String step, Path folder, Consumer<String> log, Consumer<Runnable> ending)
            throws IOException, InterruptedException {
        Timer.Sample time = Timer.start(metrics);
        String outcome = FAILED;
        try {
            carryOutNow(step, folder, log, ending);
            outcome = DONE;
        } finally {
            time.stop(time(step, outcome));
        }
    }

    private Timer time(String step, String outcome) {
        return metrics.timer("stoa.environment.build", "step", step, "outcome", outcome);
    }

    private void carryOutNow(String step, Path folder, Consumer<String> log, Consumer<Runnable> ending)
            throws IOException, InterruptedException {
        if (properties.index().isEmpty()) {
            throw new EnvironmentException(
                    "This app has a requirements.txt, and the operator has set no package index (stoa.environment.index is empty). Remove the file to use the packages of the workers' Python, or ask the operator.");
        }
        boolean hasOwnNetwork = sandbox.protection() == Protection.NAMESPACES;
        URI address = properties.address();
        if (sandbox.protection() != Protection.NONE && OtherUser.isNeeded()) {
            BuildFiles.giveTo(sandboxProperties.user(), folder);
        }
        try (IndexProxy proxy = address == null ? null : IndexProxy.start(address, properties.hosts(), hasOwnNetwork)) {
            View view = view(folder, proxy);
            ProcessBuilder builder =
                    new ProcessBuilder(sandbox.command(view, List.of("--environment", json(step, view, proxy))));
            builder.directory(folder.toFile()).redirectErrorStream(true);
            builder.environment().clear();
            builder.environment().put("PATH", Objects.requireNonNullElse(System.getenv("PATH"), "/usr/bin:/bin"));
            builder.environment().put("LANG", "C.UTF-8");
            BuildProcess process = new BuildProcess(processes.start(builder), folder, properties);
            ending.accept(process::end);
            process.await(log);
        }
    }

    private View view(Path folder, @Nullable IndexProxy proxy) {
        Map<String, Path> readable = new LinkedHashMap<>();
        Path wheels = properties.wheels();
        if (wheels != null) {
            readable.put(WHEELS, wheels);
        }
        if (proxy != null && proxy.folder() != null) {
            readable.put(PROXY, Objects.requireNonNull(proxy.folder()));
        }
        View.Network network = proxy == null ? View.Network.NONE : View.Network.PROXY;
        return new View(
                readable, Map.of(BUILD, folder), folder, network, proxy == null ? 0 : proxy.port(), properties.size());
    }

    private String json(String step, View view, @Nullable IndexProxy proxy) {
        URI address = properties.address();
        Path wheels = properties.wheels();
        return new BuildStep(
                        step,
                        sandbox.inside(
                                        view,
                                        Objects.requireNonNull(view.writable().get(BUILD)))
                                .toString(),
                        address == null ? null : address.toString(),
                        wheels == null ? null : sandbox.inside(view, wheels).toString(),
                        proxy == null ? null : way(view, proxy),
                        properties.building() && sandbox.protection() != Protection.LANDLOCK)
                .json();
    }

    private Map<String, Object> way(View view, IndexProxy proxy) {
        Path folder = proxy.folder();
        return folder == null
                ? Map.of("port", proxy.port())
                : Map.of(
                        "socket",
                        sandbox.inside(view, folder).resolve(IndexProxy.SOCKET).toString());
    }
}
