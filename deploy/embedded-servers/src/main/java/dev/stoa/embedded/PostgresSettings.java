package dev.stoa.embedded;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/// How the embedded PostgreSQL is initialised and run.
final class PostgresSettings {

    /// Where the library unpacks the programs, and where it also deletes what it takes for old clusters.
    private static final String WORKING_FOLDER_PROPERTY = "ot.epg.working-dir";

    private PostgresSettings() {}

    static EmbeddedPostgres.Builder of(PostgresFolder folder, int port, String superuserPassword) {
        useOwnProgramFolder();
        return EmbeddedPostgres.builder()
                .setDataDirectory(folder.cluster())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPort(port)
                // Options of initdb. The builtin locale works whatever locales the machine has.
                .setLocaleConfig("auth", "scram-sha-256")
                .setLocaleConfig("pwfile", folder.superuserPasswordFile().toString())
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setConnectConfig("password", superuserPassword)
                // The library turns both off, for tests.
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("listen_addresses", LocalPort.HOST)
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("cluster_name", folder.clusterName())
                .setServerConfig("log_checkpoints", "off");
    }

    /// The library's default is shared by everyone on the machine, and it makes its folder writable for all.
    private static void useOwnProgramFolder() {
        if (System.getProperty(WORKING_FOLDER_PROPERTY) != null) {
            return;
        }
        Path own = cacheFolder().resolve("stoa");
        try {
            Files.createDirectories(own);
            Files.setPosixFilePermissions(own, Set.copyOf(PosixFilePermissions.fromString("rwx------")));
        } catch (IOException e) {
            throw new EmbeddedServerException(
                    "PostgreSQL cannot be unpacked in %s: %s. Name another folder in XDG_CACHE_HOME.".formatted(own, e),
                    e);
        }
        System.setProperty(WORKING_FOLDER_PROPERTY, own.resolve("postgres").toString());
    }

    private static Path cacheFolder() {
        String configured = System.getenv("XDG_CACHE_HOME");
        return configured != null && configured.startsWith("/")
                ? Path.of(configured)
                : Path.of(System.getProperty("user.home"), ".cache");
    }
}
