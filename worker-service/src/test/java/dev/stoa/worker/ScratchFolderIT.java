package dev.stoa.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What workers that did not end in order have left.
class ScratchFolderIT {
    @TempDir
    Path folder;

    /// Says something for users other than root only: root may read any folder.
    @Test
    void aFolderThatMayNotBeReadIsRemovedAllTheSame() throws IOException {
        Path all = Files.createDirectories(folder.resolve("scratch"));
        Files.createFile(all.resolve("lost.lock"));
        Path closed = Files.createDirectories(all.resolve("lost/runner-1/closed"));
        Files.writeString(closed.resolve("file.txt"), "left");
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
        try (ScratchFolder scratch = new ScratchFolder(worker())) {
            assertThat(scratch.newFolder("runner-")).isDirectory();
            assertThat(all.resolve("lost")).doesNotExist();
            assertThat(all.resolve("lost.lock")).doesNotExist();
        }
    }

    private Worker worker() {
        return new Worker("me", "host", 1, List.of("default"), 2, folder);
    }
}
