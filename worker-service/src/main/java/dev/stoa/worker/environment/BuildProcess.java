package dev.stoa.worker.environment;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// The process of one step, watched: it takes no more time and disk than it may.
final class BuildProcess {
    private static final int LOOK_EVERY_MILLIS = 500;
    private static final int NO_PIP = 2;

    private final Process process;
    private final Path folder;
    private final EnvironmentProperties properties;
    private volatile boolean ended;

    BuildProcess(Process process, Path folder, EnvironmentProperties properties) {
        this.process = process;
        this.folder = folder;
        this.properties = properties;
    }

    /// Ends it at once, with all it has started.
    void end() {
        ended = true;
        List<ProcessHandle> descendants = process.descendants().toList();
        process.destroyForcibly();
        descendants.forEach(ProcessHandle::destroyForcibly);
    }

    /// Waits for its end.
    ///
    /// @param log gets what it says
    /// @throws EnvironmentException when it has failed, or when it takes too much
    /// @throws BuildEndedException  when it was ended from outside
    void await(Consumer<String> log) throws IOException, InterruptedException {
        Thread reader =
                Thread.ofPlatform().daemon().name("reader of environment build").start(() -> read(log));
        try {
            watch();
            reader.join();
        } finally {
            process.destroyForcibly();
        }
        if (ended) {
            throw new BuildEndedException();
        }
        if (process.exitValue() == NO_PIP) {
            throw new EnvironmentException(
                    "This app has a requirements.txt, and the workers' Python has no pip to install it with. Ask the operator to install pip (Debian: python3-pip).");
        }
        if (process.exitValue() != 0) {
            String reason = BuildFiles.text(folder.resolve("reason.txt"));
            throw new EnvironmentException("%s cannot be installed: %s"
                    .formatted(
                            Requirements.FILE,
                            reason.isBlank() ? "the installation ended with " + process.exitValue() : reason));
        }
    }

    private void watch() throws InterruptedException {
        long deadline = System.nanoTime() + properties.buildTime().toNanos();
        while (!process.waitFor(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
            String excess = "";
            if (System.nanoTime() > deadline) {
                excess = "it took longer than %d s, the longest the operator allows (stoa.environment.build-time)"
                        .formatted(properties.buildTime().toSeconds());
            } else if (FolderSize.of(folder) > properties.size().toBytes()) {
                excess = "it needs more than %d MB, the most the operator allows (stoa.environment.size)"
                        .formatted(properties.size().toMegabytes());
            }
            if (!excess.isEmpty()) {
                end();
                throw new EnvironmentException("%s cannot be installed: %s.".formatted(Requirements.FILE, excess));
            }
        }
    }

    private void read(Consumer<String> log) {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            lines.lines().forEach(line -> log.accept(line + "\n"));
        } catch (IOException | UncheckedIOException e) {
            log.accept("[what was said after this could not be read]\n");
        }
    }
}
