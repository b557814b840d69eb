package dev.stoa.system;

import dev.stoa.testsupport.DatabaseLogin;
import dev.stoa.testsupport.DeleteFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A PostgreSQL of a test's own, from the machine's programs, to be stopped, killed and started again.
final class PrivatePostgres implements AutoCloseable {
    /// PostgreSQL refuses to run as root; the package brings this user along.
    private static final String USER = "postgres";

    /// Its superuser, who owns the schema.
    static final DatabaseLogin OWNER = new DatabaseLogin("stoa", "");

    static final DatabaseLogin API = new DatabaseLogin("stoa_api", "");
    static final DatabaseLogin WORKER = new DatabaseLogin("stoa_worker", "");

    private final Path folder;
    private final Path programs = programs();
    private final int port = Processes.freePort();
    private final String listensTo;
    private final SmallDisk disk;
    private final boolean isRoot = System.getProperty("user.name").equals("root");

    /// Makes a cluster and starts it.
    ///
    /// @param networks from which it may be used without a password, beside this machine; in CIDR notation
    PrivatePostgres(String... networks) {
        try {
            // Not in a test's folder, which PostgreSQL's user could not enter.
            folder = Files.createTempDirectory("stoa-postgres-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        disk = new SmallDisk(folder);
        if (isRoot) {
            Processes.run(folder, List.of("chown", USER, folder.toString()));
        }
        run("initdb", "--pgdata", data(), "--username", "stoa", "--auth", "trust", "--no-sync");
        listensTo = networks.length == 0 ? "127.0.0.1" : "*";
        allow(networks);
        start();
        sql().sql("CREATE ROLE " + API.username() + " LOGIN").update();
        sql().sql("CREATE ROLE " + WORKER.username() + " LOGIN").update();
    }

    private void allow(String... networks) {
        try {
            for (String network : networks) {
                Files.writeString(
                        folder.resolve("data/pg_hba.conf"),
                        "host all all %s trust%n".formatted(network),
                        StandardOpenOption.APPEND);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String jdbcUrl() {
        return jdbcUrl("127.0.0.1");
    }

    /// As seen from where this machine has another address.
    String jdbcUrl(String host) {
        return "jdbc:postgresql://%s:%d/postgres".formatted(host, port);
    }

    /// A new connection, as its superuser.
    Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbcUrl(), "stoa", "");
    }

    /// The process of the connection whose statement, with these words in it, waits for a lock.
    long awaitWaitingForALock(String words) {
        return Awaitility.await()
                .pollInterval(Duration.ofMillis(20))
                .until(
                        () -> sql().sql("""
                        SELECT pid FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE :words LIMIT 1
                        """)
                                .param("words", "%" + words + "%")
                                .query((row, n) -> row.getLong(1))
                                .optional(),
                        Optional::isPresent)
                .orElseThrow();
    }

    /// As its superuser; opens a connection for each statement.
    JdbcClient sql() {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(jdbcUrl());
        database.setUser("stoa");
        return JdbcClient.create(database);
    }

    void start() {
        start(Map.of());
    }

    /// Starts it with a clock that is wrong.
    ///
    /// @param offset such as +1h
    void startWithClock(String offset) {
        // Its waits go by the monotonic clock, which stays as it is.
        start(Map.of("LD_PRELOAD", fakeTime(), "FAKETIME", offset, "FAKETIME_DONT_FAKE_MONOTONIC", "1"));
    }

    private void start(Map<String, String> environment) {
        String options = "-p %d -k '' -c listen_addresses=%s -c fsync=off -c max_connections=100 -c max_wal_size=96MB"
                .formatted(port, listensTo);
        run(
                environment,
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

    /// Stops it as an operator would: connections are closed, and what they were in the middle of is undone.
    void stop() {
        run("pg_ctl", "stop", "--wait", "--pgdata", data(), "--mode", "fast");
    }

    /// What it has logged since it was made.
    String log() {
        try {
            return Files.readString(folder.resolve("postgres.log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Whether its disk can be filled without harm to others; that needs root, who may mount one.
    boolean hasDiskOfItsOwn() {
        return disk.isMounted();
    }

    /// Leaves no byte free on its disk.
    void fillDisk() {
        disk.fill();
    }

    /// Undoes [#fillDisk], and starts it where it has not outlived that.
    void freeDisk() {
        disk.free();
        startUnlessRunning();
    }

    void startUnlessRunning() {
        try {
            run("pg_ctl", "status", "--pgdata", data());
        } catch (IllegalStateException hasEnded) {
            start();
        }
    }

    @Override
    public void close() {
        if (Files.exists(folder.resolve("data/postmaster.pid"))) {
            crash();
        }
        disk.close();
        DeleteFolder.of(folder);
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    private void run(String program, String... arguments) {
        run(Map.of(), program, arguments);
    }

    private void run(Map<String, String> environment, String program, String... arguments) {
        List<String> command = new ArrayList<>();
        if (isRoot) {
            command.addAll(List.of("runuser", "-u", USER, "--"));
        }
        command.add(programs.resolve(program).toString());
        command.addAll(List.of(arguments));
        Processes.output(folder, environment, command);
    }

    private static String fakeTime() {
        try (Stream<Path> found =
                Files.find(Path.of("/usr/lib"), 3, (path, attributes) -> path.endsWith("faketime/libfaketime.so.1"))) {
            return found.findFirst()
                    .orElseThrow(() -> new IllegalStateException(
                            "There is no libfaketime in /usr/lib; install it (Debian: apt-get install libfaketime)."))
                    .toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
