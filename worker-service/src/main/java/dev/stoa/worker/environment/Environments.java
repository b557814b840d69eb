package dev.stoa.worker.environment;

import dev.stoa.worker.Folders;
import dev.stoa.worker.ScratchFolder;
import dev.stoa.worker.Worker;
import dev.stoa.worker.cache.Fingerprint;
import dev.stoa.worker.cache.FolderCache;
import dev.stoa.worker.cache.FolderUse;
import dev.stoa.worker.cache.NamedLocks;
import dev.stoa.worker.sandbox.PythonInterpreter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Gets apps' environments: from the cache, or made now. Threadsafe.
@Component
public final class Environments {
    private final PythonInterpreter python;
    private final InterpreterPackages interpreterPackages;
    private final EnvironmentBuild build;
    private final Locks locks;
    private final ScratchFolder scratch;
    private final FolderCache cache;
    /// One resolving of the same requirements at a time in this worker: the next one finds what the one before has
    /// stored.
    private final NamedLocks resolving = new NamedLocks();
    /// The names of environments in the cache, by their rows: those never change.
    private final ConcurrentHashMap<Long, String> digests = new ConcurrentHashMap<>();

    Environments(
            PythonInterpreter python,
            InterpreterPackages interpreterPackages,
            EnvironmentBuild build,
            Locks locks,
            EnvironmentProperties properties,
            Worker worker,
            ScratchFolder scratch,
            InstantSource clock) {
        this.python = python;
        this.interpreterPackages = interpreterPackages;
        this.build = build;
        this.locks = locks;
        this.scratch = scratch;
        FolderCache.Kind kind = new FolderCache.Kind(
                "environment",
                "packages",
                properties.most(),
                properties.mostSize().toBytes());
        this.cache = new FolderCache(kind, worker, scratch, clock);
    }

    /// The environment that an app's requirements come to: resolved when nobody has yet, installed when it is not in
    /// the cache.
    ///
    /// @param app    the app's folder
    /// @param log    gets what is said meanwhile
    /// @param ending gets what ends the making of it, to be called when nobody wants it any more
    /// @throws EnvironmentException when it cannot be made
    /// @throws BuildEndedException  when its making was ended
    public Environment resolve(Path app, Consumer<String> log, Consumer<Runnable> ending) throws InterruptedException {
        Optional<Requirements> requirements = Requirements.of(app);
        if (requirements.isEmpty()) {
            return Environment.OF_INTERPRETER;
        }
        try {
            return take(resolved(requirements.get(), log, ending), log, ending);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The environment a version was checked with; for the rest see [#resolve].
    ///
    /// @param id its row; null for the packages of the interpreter
    public Environment take(@Nullable Long id, Consumer<String> log, Consumer<Runnable> ending)
            throws InterruptedException {
        if (id == null) {
            return Environment.OF_INTERPRETER;
        }
        try {
            FolderUse use = cache.take(
                    digests.computeIfAbsent(id, locks::digest),
                    (packages, beside) -> build.install(locks.get(id), packages, beside, log, ending));
            return Environment.own(id, use);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The packages an app sees in an environment, by name.
    public List<InstalledPackage> packages(Environment environment) throws InterruptedException {
        Long id = environment.id();
        return id == null ? interpreterPackages.list() : locks.get(id).packages();
    }

    private long resolved(Requirements requirements, Consumer<String> log, Consumer<Runnable> ending)
            throws IOException, InterruptedException {
        String digest = digest(requirements.meaning());
        return resolving.hold(digest, () -> {
            Optional<Long> known = locks.findByRequirements(digest);
            return known.isPresent() ? known.get() : resolveNow(requirements, digest, log, ending);
        });
    }

    private long resolveNow(Requirements requirements, String digest, Consumer<String> log, Consumer<Runnable> ending)
            throws IOException, InterruptedException {
        Path folder = scratch.newFolder("resolve-");
        try {
            Lock lock = build.resolve(requirements, folder, log, ending);
            return locks.store(digest, lock, digest(lock.text()));
        } finally {
            Folders.delete(folder);
        }
    }

    /// Of a text, for this Python on this kind of machine.
    private String digest(String text) {
        String[] version = python.version().split("\\.", -1);
        String about = "%s.%s %s %s\n".formatted(version[0], version[1], System.getProperty("os.arch"), "linux");
        return Fingerprint.of(about + text, 16);
    }
}
