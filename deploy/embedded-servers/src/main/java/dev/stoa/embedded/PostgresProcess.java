package dev.stoa.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The running server process of a PostgreSQL cluster folder, as named by its `postmaster.pid`.
///
/// Signals are those of the manual's chapter "Shutting Down the Server": SIGINT is a fast shutdown, SIGQUIT an
/// immediate one that is recovered from the write-ahead log.
record PostgresProcess(ProcessHandle handle, List<String> arguments) {

    private static final Duration FAST_SHUTDOWN = Duration.ofSeconds(20);
    private static final Duration POLL = Duration.ofMillis(10);
    private static final Duration IMMEDIATE_SHUTDOWN = Duration.ofSeconds(5);

    /// The process that runs on the cluster folder. Empty when there is none, also when the process id of a stale
    /// `postmaster.pid` now belongs to another program.
    static Optional<PostgresProcess> on(Path cluster) {
        return readPid(cluster)
                .flatMap(ProcessHandle::of)
                .filter(ProcessHandle::isAlive)
                .map(handle -> new PostgresProcess(
                        handle, Arrays.asList(handle.info().arguments().orElse(new String[0]))))
                .filter(process -> process.isPostgres() && process.hasFolder(cluster));
    }

    /// Whether it was started with this `cluster_name`.
    boolean isNamed(String clusterName) {
        return arguments.contains("cluster_name=" + clusterName);
    }

    long pid() {
        return handle.pid();
    }

    /// Stops it: fast, then immediately, then by force. Returns when it has ended.
    ///
    /// @throws EmbeddedServerException when it lives on after all three
    void stop() {
        if (endsAfter("INT", FAST_SHUTDOWN) || endsAfter("QUIT", IMMEDIATE_SHUTDOWN)) {
            return;
        }
        handle.destroyForcibly();
        if (!endsWithin(IMMEDIATE_SHUTDOWN)) {
            throw new EmbeddedServerException(
                    "PostgreSQL (process %d) does not stop. Stop it with: kill -9 %d".formatted(pid(), pid()));
        }
    }

    /// Looks every few milliseconds: the JDK's own waiting for a process that is no child looks once a second.
    boolean endsWithin(Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (handle.isAlive() && System.nanoTime() < deadline) {
            try {
                Thread.sleep(POLL);
            } catch (InterruptedException ignored) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        return !handle.isAlive();
    }

    private boolean endsAfter(String signal, Duration limit) {
        try {
            new ProcessBuilder("kill", "-" + signal, Long.toString(pid()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new EmbeddedServerException("PostgreSQL (process %d) cannot be stopped: %s".formatted(pid(), e), e);
        } catch (InterruptedException ignored) {
            Thread.currentThread().interrupt();
        }
        return endsWithin(limit);
    }

    private boolean isPostgres() {
        return handle.info()
                .command()
                .map(command -> Path.of(command).endsWith("postgres"))
                .orElse(false);
    }

    private boolean hasFolder(Path cluster) {
        int option = arguments.indexOf("-D");
        if (option < 0 || option + 1 >= arguments.size()) {
            return false;
        }
        try {
            return Files.isSameFile(Path.of(arguments.get(option + 1)), cluster);
        } catch (IOException ignored) {
            return false;
        }
    }

    private static Optional<Long> readPid(Path cluster) {
        try {
            return Files.readString(cluster.resolve("postmaster.pid"))
                    .lines()
                    .findFirst()
                    .map(String::strip)
                    .map(Long::valueOf);
        } catch (IOException | NumberFormatException ignored) {
            return Optional.empty();
        }
    }
}
