package dev.stoa.system;

import dev.stoa.testsupport.DeleteFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A folder below `target` that stays after a test, for its logs.
final class KeptFolder {
    private KeptFolder() {}

    /// The folder, emptied of what an earlier test has left.
    static Path emptied(String name) {
        Path folder = Path.of("target", name).toAbsolutePath();
        try {
            if (Files.exists(folder)) {
                DeleteFolder.of(folder);
            }
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
