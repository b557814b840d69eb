package dev.stoa.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What lies in the data folder of a [PostgresServer]: the cluster, the passwords, the log, and the mark of a finished
/// initialisation.
final class PostgresFolder {

    private static final Logger log = LoggerFactory.getLogger(PostgresFolder.class);
    private static final long LOG_LIMIT_BYTES = 10L * 1024 * 1024;

    private final Path folder;

    PostgresFolder(Path folder) {
        this.folder = folder;
    }

    Path cluster() {
        return folder.resolve("cluster");
    }

    Path logFile() {
        return folder.resolve("postgres.log");
    }

    /// The file with the password of the superuser `postgres`, as `initdb --pwfile` wants it.
    Path superuserPasswordFile() {
        return folder.resolve("postgres.password");
    }

    /// Who may log in to the server, with the passwords that are kept in the folder; those that are missing are made.
    record Logins(PostgresLogin superuser, PostgresLogin owner, PostgresLogin api, PostgresLogin worker) {}

    Logins logins() {
        return new Logins(
                new PostgresLogin("postgres", StoredPassword.in(superuserPasswordFile())),
                login(PostgresServer.USERNAME),
                login("stoa_api"),
                login("stoa_worker"));
    }

    private PostgresLogin login(String username) {
        return new PostgresLogin(username, StoredPassword.in(folder.resolve(username + ".password")));
    }

    /// The name this folder's server carries on its command line, by which a leftover is known as ours.
    String clusterName() {
        return "stoa-" + StoredPassword.in(folder.resolve("cluster.id")).substring(0, 12);
    }

    boolean isInitialised() {
        return Files.exists(initialisedMark());
    }

    void markInitialised() {
        try {
            Files.writeString(initialisedMark(), "");
        } catch (IOException e) {
            throw new EmbeddedServerException("PostgreSQL's data folder " + folder + " cannot be written: " + e, e);
        }
    }

    /// Stops the server that a killed process left running on this folder.
    ///
    /// @throws EmbeddedServerException when a PostgreSQL runs on it that Stoa did not start
    void stopLeftover() {
        Optional<PostgresProcess> running = PostgresProcess.on(cluster());
        if (running.isEmpty()) {
            deleteStalePidFile();
            return;
        }
        PostgresProcess leftover = running.get();
        if (!leftover.isNamed(clusterName())) {
            throw new EmbeddedServerException(
                    "A PostgreSQL that Stoa did not start (process %d) runs on the data folder %s. Stop it or choose another folder."
                            .formatted(leftover.pid(), cluster()));
        }
        log.info(
                "Stopping the PostgreSQL (process {}) that an earlier start left running on {}",
                leftover.pid(),
                folder);
        leftover.stop();
    }

    /// Removes what an interrupted initialisation left. Nothing of value can be in it: the database comes last.
    void deleteUnfinishedCluster() {
        if (isInitialised() || !Files.exists(cluster())) {
            return;
        }
        log.info("Deleting the unfinished PostgreSQL cluster {}", cluster());
        try (Stream<Path> paths = Files.walk(cluster())) {
            List<Path> deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new EmbeddedServerException("The unfinished cluster " + cluster() + " cannot be deleted: " + e, e);
        }
    }

    /// Puts a log that has grown large aside, keeping one earlier file.
    void rotateLog() {
        try {
            Files.createDirectories(folder);
            if (Files.exists(logFile()) && Files.size(logFile()) > LOG_LIMIT_BYTES) {
                Files.move(logFile(), folder.resolve("postgres.log.1"), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new EmbeddedServerException("PostgreSQL's log " + logFile() + " cannot be written: " + e, e);
        }
    }

    private void deleteStalePidFile() {
        // PostgreSQL itself refuses to start while any program of this user has the process id in that file.
        try {
            Files.deleteIfExists(cluster().resolve("postmaster.pid"));
        } catch (IOException e) {
            throw new EmbeddedServerException("PostgreSQL's data folder " + folder + " cannot be written: " + e, e);
        }
    }

    private Path initialisedMark() {
        return folder.resolve("initialised");
    }
}
