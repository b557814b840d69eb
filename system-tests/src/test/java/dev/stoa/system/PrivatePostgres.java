package dev.stoa.system;

import dev.stoa.testsupport.DeleteFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// A PostgreSQL of a test's own, from the machine's programs, to be stopped, killed and started again.
final class PrivatePostgres implements AutoCloseable {
    /// PostgreSQL refuses to run as root; the package brings this user along.
    private static final String USER = "postgres";

    private final Path folder;
    private final Path programs = programs();
    private final int port = Processes.freePort();
    private final boolean isRoot = System.getProperty("user.name").equals("root");

    /// Makes a cluster and starts it.
    PrivatePostgres() {
        try {
            // Not in a test's folder, which PostgreSQL's user could not enter.
            folder = Files.createTempDirectory("stoa-postgres-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (isRoot) {
            Processes.run(folder, List.of("chown", USER, folder.toString()));
        }
        run("initdb", "--pgdata", data(), "--username", "stoa", "--auth", "trust", "--no-sync");
        start();
    }

    String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(port);
    }

    void start() {
        String options =
                "-p %d -k '' -c listen_addresses=127.0.0.1 -c fsync=off -c max_connections=100".formatted(port);
        run(
                "pg_ctl",
                "start",
                "--wait",
                "--pgdata",
                data(),
                "--log",
                folder.resolve("postgres.log").toString(),
                "--options",
                options);
    }

    /// Stops it as a crash would: connections are cut in the middle of what they do, and the next start recovers.
    void crash() {
        run("pg_ctl", "stop", "--wait", "--pgdata", data(), "--mode", "immediate");
    }

    @Override
    public void close() {
        if (Files.exists(folder.resolve("data/postmaster.pid"))) {
            crash();
        }
        DeleteFolder.of(folder);
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    private void run(String program, String... arguments) {
        List<String> command = new ArrayList<>();
        if (isRoot) {
            command.addAll(List.of("runuser", "-u", USER, "--"));
        }
        command.add(programs.resolve(program).toString());
        command.addAll(List.of(arguments));
        Processes.run(folder, command);
    }

    private static Path programs() {
        Path versions = Path.of("/usr/lib/postgresql");
        try (Stream<Path> found = Files.isDirectory(versions) ? Files.list(versions) : Stream.empty()) {
            return found.map(version -> version.resolve("bin"))
                    .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                    .max(Comparator.comparing(Path::toString))
                    .orElseThrow(
                            () -> new IllegalStateException(
                                    "There is no PostgreSQL in /usr/lib/postgresql; install it (Debian: apt-get install postgresql)."));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
