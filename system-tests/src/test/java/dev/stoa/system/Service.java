package dev.stoa.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// One of the services as a process, its output in a file.
final class Service implements AutoCloseable {
    private final String name;
    private final Path log;
    private final Process process;

    Service(String name, List<String> start, Path folder, Map<String, String> environment) {
        this(name, start, folder, environment, List.of());
    }

    /// @param start  the command that starts it
    /// @param within a command that starts another one somewhere else; empty for here
    Service(String name, List<String> start, Path folder, Map<String, String> environment, List<String> within) {
        this.name = name;
        this.log = folder.resolve(name + ".log");
        List<String> command = new ArrayList<>(within);
        command.addAll(start);
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        try {
            this.process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Kills it as kill -9 does; it has no chance to tidy up.
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /// Asks it to end as SIGTERM does, and waits.
    boolean stop() throws InterruptedException {
        process.destroy();
        return process.waitFor(60, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }

    /// Its name; a worker's id.
    @Override
    public String toString() {
        return name;
    }
}
