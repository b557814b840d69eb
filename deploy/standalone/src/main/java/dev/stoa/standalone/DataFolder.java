package dev.stoa.standalone;

import dev.stoa.embedded.FolderLock;
import dev.stoa.embedded.PostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// The folder with everything one `deploy/up` keeps. A marker file says that it is one; no other folder is ever written
/// to or deleted.
record DataFolder(Path path) {

    static final String MARKER = ".stoa-data-folder";

    private static final String LOCK = "lock";

    Path postgres() {
        return path.resolve("postgres");
    }

    Path broker() {
        return path.resolve("broker");
    }

    Path repositories() {
        return path.resolve("repositories");
    }

    Path worker() {
        return path.resolve("worker");
    }

    /// Whoever reads it may do everything.
    Path operatorToken() {
        return path.resolve("operator-token");
    }

    /// Whoever has it and the database reads the secrets of apps.
    Path secretsKey() {
        return path.resolve("secrets-key");
    }

    Path logs() {
        return path.resolve("logs");
    }

    Path log(String name) {
        return logs().resolve(name + ".log");
    }

    Path processes() {
        return path.resolve("processes");
    }

    /// Makes the folder, or checks that it is a Stoa data folder, and keeps it to this process.
    ///
    /// @throws UpException when it is another folder with files in it
    /// @throws dev.stoa.embedded.EmbeddedServerException when another process has it
    FolderLock open() {
        try {
            if (!Files.exists(path.resolve(MARKER))) {
                requireEmpty();
                Files.createDirectories(path);
                Files.writeString(
                        path.resolve(MARKER),
                        "The data of a Stoa started with deploy/up. Delete them with: deploy/up --fresh\n");
            }
            FolderLock lock = FolderLock.take(path, "The data folder");
            Files.createDirectories(logs());
            return lock;
        } catch (IOException e) {
            throw UpException.failure("The data folder %s cannot be used: %s".formatted(path, e));
        }
    }

    /// Deletes everything in it but the marker and the lock. The folder must be open, with nothing running on it.
    void deleteContent() {
        if (Files.exists(postgres())) {
            PostgresServer.stopLeftover(postgres());
        }
        try (Stream<Path> children = Files.list(path)) {
            for (Path content : children.filter(this::isContent).toList()) {
                DeleteFolder.of(content);
            }
            Files.createDirectories(logs());
        } catch (IOException | UncheckedIOException e) {
            throw UpException.failure("The data in %s cannot be deleted: %s".formatted(path, e));
        }
    }

    private boolean isContent(Path candidate) {
        return !candidate.equals(path.resolve(MARKER)) && !candidate.equals(path.resolve(LOCK));
    }

    private void requireEmpty() throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        if (!Files.isDirectory(path)) {
            throw UpException.failure(
                    "%s is a file, not a folder. Choose another data folder with --data.".formatted(path));
        }
        try (Stream<Path> files = Files.list(path)) {
            if (files.findAny().isPresent()) {
                throw UpException.failure(
                        "%s has files in it and is no Stoa data folder (there is no %s). Choose another folder with --data."
                                .formatted(path, MARKER));
            }
        }
    }
}
