package dev.stoa.worker.cache;

import java.nio.file.Path;

/// A folder of a cache, kept on disk as long as this is open.
public final class FolderUse implements AutoCloseable {
    private final Path folder;
    private final FolderLocks.Use use;

    FolderUse(Path folder, FolderLocks.Use use) {
        this.folder = folder;
        this.use = use;
    }

    /// The folder; read-only.
    public Path folder() {
        return folder;
    }

    @Override
    public void close() {
        use.close();
    }
}
