package dev.stoa.worker.environment;

import dev.stoa.worker.cache.FolderUse;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// The packages of one app's own, kept on disk as long as this is open; or none, for an app without requirements.
public final class Environment implements AutoCloseable {
    /// For an app without requirements, which sees the packages of the interpreter.
    static final Environment OF_INTERPRETER = new Environment(null, null);

    private final @Nullable Long id;
    private final @Nullable FolderUse use;

    private Environment(@Nullable Long id, @Nullable FolderUse use) {
        this.id = id;
        this.use = use;
    }

    static Environment own(long id, FolderUse use) {
        return new Environment(id, use);
    }

    /// Its row; null for an app without requirements.
    public @Nullable Long id() {
        return id;
    }

    /// Where its packages are; null for an app without requirements.
    public @Nullable Path folder() {
        return use == null ? null : use.folder();
    }

    @Override
    public void close() {
        if (use != null) {
            use.close();
        }
    }
}
