package dev.stoa.system;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A disk of 400 MB on a folder, which can be filled without harm to others. Mounting one needs root; without, the
/// folder is what it was.
final class SmallDisk implements AutoCloseable {
    private final Path folder;
    private final boolean isMounted;

    SmallDisk(Path folder) {
        this.folder = folder;
        this.isMounted = mount();
    }

    boolean isMounted() {
        return isMounted;
    }

    /// Leaves no byte free on it.
    void fill() {
        byte[] zeros = new byte[1 << 12];
        try (OutputStream filler = Files.newOutputStream(filler())) {
            while (true) {
                filler.write(zeros);
            }
        } catch (IOException full) {
            if (!String.valueOf(full.getMessage()).contains("No space left")) {
                throw new UncheckedIOException(full);
            }
        }
    }

    /// Undoes [#fill].
    void free() {
        try {
            Files.delete(filler());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path filler() {
        return folder.resolve("filler");
    }

    private boolean mount() {
        try {
            Processes.run(folder, List.of("mount", "-t", "tmpfs", "-o", "size=400m", "stoa-test", folder.toString()));
            return true;
        } catch (IllegalStateException notAllowed) {
            return false;
        }
    }

    @Override
    public void close() {
        if (isMounted) {
            Processes.run(Path.of("/"), List.of("umount", "--lazy", folder.toString()));
        }
    }
}
