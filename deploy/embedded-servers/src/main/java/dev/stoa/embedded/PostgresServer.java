package dev.stoa.embedded;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/// An embedded PostgreSQL with one database, `stoa`, on 127.0.0.1, and three roles: its owner `stoa`, and `stoa_api`
/// and
/// `stoa_worker`, which may do in it what the owner lets them.
///
/// Its data survive a restart: fsync and synchronous_commit are on. The owner may create databases and roles and is no
/// superuser. As root it runs through `unshare -U`, since PostgreSQL refuses to run as root. One server per data
/// folder:
/// a server that a killed process left on the folder is stopped first, a server of anyone else is never touched.
public final class PostgresServer implements AutoCloseable {

    public static final String DATABASE = "stoa";
    public static final String USERNAME = "stoa";

    private static final String FOLDER = "PostgreSQL's data folder";
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(1);
    private static final int MAX_CONNECTIONS = 100;

    private final PostgresFolder folder;
    private final FolderLock lock;
    private final EmbeddedPostgres server;
    private final PostgresFolder.Logins logins;

    private PostgresServer(
            PostgresFolder folder, FolderLock lock, EmbeddedPostgres server, PostgresFolder.Logins logins) {
        this.folder = folder;
        this.lock = lock;
        this.server = server;
        this.logins = logins;
    }

    /// Starts the server of the folder on a free port.
    public static PostgresServer start(Path dataFolder) {
        return start(dataFolder, 0);
    }

    /// Starts the server of the folder and returns when it answers.
    ///
    /// @param dataFolder made when it does not exist
    /// @param port 0 takes a free one
    /// @throws EmbeddedServerException when the folder is in use, the port is taken or PostgreSQL does not start
    public static PostgresServer start(Path dataFolder, int port) {
        Path absolute = dataFolder.toAbsolutePath().normalize();
        FolderLock lock = FolderLock.take(absolute, FOLDER);
        try {
            return start(new PostgresFolder(absolute), lock, port);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /// Stops the server that a killed process left running on the folder, if there is one, and starts none.
    ///
    /// @throws EmbeddedServerException when the folder is in use or someone else's PostgreSQL runs on it
    public static void stopLeftover(Path dataFolder) {
        Path absolute = dataFolder.toAbsolutePath().normalize();
        FolderLock lock = FolderLock.take(absolute, FOLDER);
        try {
            new PostgresFolder(absolute).stopLeftover();
        } finally {
            lock.close();
        }
    }

    public String host() {
        return LocalPort.HOST;
    }

    public int port() {
        return server.getPort();
    }

    /// The owner.
    public String username() {
        return USERNAME;
    }

    /// The owner's.
    public String password() {
        return logins.owner().password();
    }

    /// The role for the API.
    public PostgresLogin api() {
        return logins.api();
    }

    /// The role for the workers.
    public PostgresLogin worker() {
        return logins.worker();
    }

    /// The address of the database, without user and password.
    public String jdbcUrl() {
        return "jdbc:postgresql://%s:%d/%s".formatted(host(), port(), DATABASE);
    }

    /// As the owner; opens a new connection for each call, it is no pool.
    public DataSource dataSource() {
        return dataSource(port(), logins.owner(), DATABASE);
    }

    public Path logFile() {
        return folder.logFile();
    }

    /// The process id of the server, absent when it has ended.
    public Optional<Long> pid() {
        return PostgresProcess.on(folder.cluster()).map(PostgresProcess::pid);
    }

    /// Stops the server, by force when it takes longer than about half a minute. A second call does nothing.
    @Override
    public void close() {
        Optional<PostgresProcess> process = PostgresProcess.on(folder.cluster());
        try {
            server.close();
            process.filter(running -> !running.endsWithin(STOP_LIMIT)).ifPresent(PostgresProcess::stop);
        } catch (IOException e) {
            throw new EmbeddedServerException("The embedded PostgreSQL does not stop: " + e, e);
        } finally {
            lock.close();
        }
    }

    private static PostgresServer start(PostgresFolder folder, FolderLock lock, int port) {
        folder.rotateLog();
        folder.stopLeftover();
        folder.deleteUnfinishedCluster();
        if (port != 0) {
            LocalPort.requireFree(port, "The embedded PostgreSQL");
        }
        PostgresFolder.Logins logins = folder.logins();
        EmbeddedPostgres server = startServer(
                folder, port == 0 ? LocalPort.free() : port, logins.superuser().password());
        try {
            DataSource superuser = dataSource(server.getPort(), logins.superuser(), "postgres");
            if (!folder.isInitialised()) {
                CreateStoaDatabase.on(superuser, logins.owner().password());
                folder.markInitialised();
            }
            MakeStoaRoles.on(superuser, List.of(logins.api(), logins.worker()));
            return new PostgresServer(folder, lock, server, logins);
        } catch (SQLException e) {
            PostgresProcess.on(folder.cluster()).ifPresent(PostgresProcess::stop);
            throw new EmbeddedServerException(
                    "The embedded PostgreSQL refuses its database or its roles: " + e.getMessage(), e);
        }
    }

    private static EmbeddedPostgres startServer(PostgresFolder folder, int port, String superuserPassword) {
        try {
            return PostgresSettings.of(folder, port, superuserPassword)
                    .setServerConfig("max_connections", Integer.toString(MAX_CONNECTIONS))
                    .setOutputRedirector(Redirect.appendTo(folder.logFile().toFile()))
                    .setPGStartupWait(START_LIMIT)
                    .start();
        } catch (IOException | RuntimeException | ExceptionInInitializerError e) {
            PostgresProcess.on(folder.cluster()).ifPresent(PostgresProcess::stop);
            List<String> tail = FileTail.of(folder.logFile(), 15);
            throw new EmbeddedServerException(
                    "The embedded PostgreSQL does not start on %s: %s%nIts log %s ends with:%n%s"
                            .formatted(folder.cluster(), e.getMessage(), folder.logFile(), String.join("\n", tail)),
                    e);
        }
    }

    private static DataSource dataSource(int port, PostgresLogin login, String database) {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setServerNames(new String[] {LocalPort.HOST});
        dataSource.setPortNumbers(new int[] {port});
        dataSource.setDatabaseName(database);
        dataSource.setUser(login.username());
        dataSource.setPassword(login.password());
        return dataSource;
    }
}
