package dev.stoa.worker;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A folder for this worker's temporary files, gone when the worker ends. What killed workers have left is removed by
/// the next one that starts: the lock on it is free then.
public final class ScratchFolder implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ScratchFolder.class);
    private static final String LOCK = ".lock";

    private final Path folder;
    private final Path lockFile;
    private final FileLock lock;

    /// Makes the folder below the one the worker shares with others.
    public ScratchFolder(Worker worker) throws IOException {
        Path all = Files.createDirectories(worker.folder().resolve("scratch"));
        String name = worker.id().replaceAll("[^A-Za-z0-9._-]", "_");
        this.lockFile = all.resolve(name + LOCK);
        FileLock taken = tryLock(lockFile);
        StartRefused.when(
                taken == null,
                "stoa.worker.id must be different for every worker; %s is in use.".formatted(worker.id()));
        this.lock = Objects.requireNonNull(taken);
        removeAbandoned(all);
        this.folder = all.resolve(name);
        Folders.delete(folder);
        Files.createDirectory(folder);
    }

    /// A new empty folder in it.
    public Path newFolder(String prefix) throws IOException {
        return Files.createTempDirectory(folder, prefix);
    }

    @Override
    public void close() throws IOException {
        Folders.delete(folder);
        release(lock, lockFile);
    }

    private void removeAbandoned(Path all) throws IOException {
        List<Path> locks;
        try (Stream<Path> children = Files.list(all)) {
            locks = children.filter(path -> path.toString().endsWith(LOCK) && !path.equals(lockFile))
                    .toList();
        }
        for (Path file : locks) {
            FileLock free = tryLock(file);
            if (free != null) {
                removeAbandoned(file, free);
            }
        }
    }

    /// What cannot be removed stays, for the next worker to try: it must not keep this one from starting.
    private static void removeAbandoned(Path file, FileLock free) throws IOException {
        String path = file.toString();
        Path abandoned = Path.of(path.substring(0, path.length() - LOCK.length()));
        try {
            Folders.delete(abandoned);
            log.info("Removed {}, left by a worker that did not end in order", abandoned);
            Files.deleteIfExists(file);
        } catch (IOException e) {
            log.warn("{} could not be removed; the next worker that starts tries again: {}", abandoned, e.toString());
        } finally {
            free.acquiredBy().close(); // and with it the lock
        }
    }

    private static @Nullable FileLock tryLock(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.CREATE);
        FileLock lock = null;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            log.trace("{} is held by this process", file, e);
        } finally {
            if (lock == null) {
                channel.close();
            }
        }
        return lock;
    }

    private static void release(FileLock lock, Path file) throws IOException {
        Files.deleteIfExists(file);
        lock.acquiredBy().close(); // and with it the lock
    }
}
