package dev.stoa.worker.cache;

import dev.stoa.worker.Folders;
import dev.stoa.worker.ScratchFolder;
import dev.stoa.worker.StartRefused;
import dev.stoa.worker.Worker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Folders on disk, each made once and read-only from then on. Beside the folder is a marker, `ready`, that holds its
/// size in bytes and whose time of change is when it was used last. A folder appears with one rename, whole or not at
/// all: of two workers that make the same one at once, the later finds it there and drops its own copy. Threadsafe.
public final class FolderCache {
    private static final Logger log = LoggerFactory.getLogger(FolderCache.class);
    private static final String READY = "ready";
    /// How exact the time of the last use is; more would be a write to the disk per run.
    private static final Duration TOUCH_AFTER = Duration.ofSeconds(30);

    private final Kind kind;
    private final Path folder;
    /// On the same disk as `folder`, so that what is put together there can be renamed into it.
    private final ScratchFolder scratch;
    private final FolderLocks locks;
    private final InstantSource clock;
    /// One making of the same folder at a time in this worker.
    private final NamedLocks making = new NamedLocks();

    /// What is kept, and how much of it.
    ///
    /// @param word    one of it, for the log
    /// @param content what a folder's files are below
    /// @param most    how many
    /// @param mostBytes how much their files may hold together
    public record Kind(String word, String content, int most, long mostBytes) {}

    /// Fills an empty folder with what is to be kept; may use the other as it likes, which is deleted afterwards.
    public interface Maker {
        void fill(Path content, Path beside) throws IOException, InterruptedException;
    }

    private record Stored(String name, Instant usedAt, long bytes) {}

    /// The cache in a worker's folder.
    ///
    /// @throws StartRefused when nothing can be written there
    public FolderCache(Kind kind, Worker worker, ScratchFolder scratch, InstantSource clock) {
        this.kind = kind;
        this.scratch = scratch;
        this.clock = clock;
        this.folder = worker.folder().resolve(kind.word + "s");
        try {
            Files.createDirectories(folder);
            this.locks = FolderLocks.in(worker.folder().resolve(kind.word + "-locks"));
        } catch (IOException e) {
            throw new StartRefused("stoa.worker.folder must be a folder this worker can write to: " + e);
        }
    }

    /// A folder, made now when it is not there, and kept until the answer is closed.
    ///
    /// @throws IOException when this machine's disk is at fault
    public FolderUse take(String name, Maker maker) throws IOException, InterruptedException {
        FolderLocks.Use use = locks.use(name);
        try {
            if (!has(name)) {
                makeOnce(name, maker);
            }
            return new FolderUse(folder.resolve(name).resolve(kind.content), use);
        } catch (IOException | InterruptedException | RuntimeException e) {
            use.close();
            throw e;
        }
    }

    /// Whether the folder is there; if so, it counts as used now. The caller holds a use of it.
    private boolean has(String name) throws IOException {
        Path ready = folder.resolve(name).resolve(READY);
        try {
            Instant usedAt = Files.getLastModifiedTime(ready).toInstant();
            if (usedAt.isBefore(clock.instant().minus(TOUCH_AFTER))) {
                Files.setLastModifiedTime(ready, FileTime.from(clock.instant()));
            }
            return true;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private void makeOnce(String name, Maker maker) throws IOException, InterruptedException {
        boolean isNew = making.hold(name, () -> {
            boolean isMissing = !has(name);
            if (isMissing) {
                make(name, maker);
            }
            return isMissing;
        });
        if (isNew) {
            trimIfPossible();
        }
    }

    private void make(String name, Maker maker) throws IOException, InterruptedException {
        Path unfinished = unfinished();
        Path beside = unfinished();
        try {
            maker.fill(Files.createDirectory(unfinished.resolve(kind.content)), beside);
            publish(unfinished, name);
        } finally {
            discard(beside);
            discard(unfinished);
        }
    }

    private Path unfinished() throws IOException {
        return scratch.newFolder(kind.word + "-");
    }

    /// What cannot be deleted now goes with the worker's other temporary files.
    private void discard(Path unfinished) {
        try {
            Folders.delete(unfinished);
        } catch (IOException e) {
            log.warn("{} could not be deleted; it goes when this worker ends: {}", unfinished, e.toString());
        }
    }

    private void publish(Path unfinished, String name) throws IOException {
        long bytes = Folders.seal(unfinished.resolve(kind.content));
        Path ready = Files.writeString(unfinished.resolve(READY), Long.toString(bytes));
        Files.setLastModifiedTime(ready, FileTime.from(clock.instant()));
        if (!Folders.publish(unfinished, folder.resolve(name))) {
            log.debug("{} was put in place by another worker meanwhile", name);
        }
    }

    /// A cache that is too large is no reason to fail the run whose files are there.
    private void trimIfPossible() {
        try {
            trim();
        } catch (IOException e) {
            log.warn("The cache of {}s could not be trimmed; the next one tries again: {}", kind.word, e.toString());
        }
    }

    /// Removes what is beyond the limits and not in use, least recently used first. Others may do the same in the same
    /// folder meanwhile.
    private void trim() throws IOException {
        List<Stored> stored = stored();
        int count = stored.size();
        long bytes = stored.stream().mapToLong(Stored::bytes).sum();
        for (Stored oldest : stored) {
            if (count <= kind.most && bytes <= kind.mostBytes) {
                return;
            }
            locks.unlessUsed(oldest.name, () -> remove(oldest.name));
            if (Files.notExists(folder.resolve(oldest.name))) {
                count--;
                bytes -= oldest.bytes;
            }
        }
    }

    private void remove(String name) throws IOException {
        Path removed = unfinished();
        try {
            Files.move(folder.resolve(name), removed.resolve(name), StandardCopyOption.ATOMIC_MOVE);
            log.info("Removed the {} {}: the cache is full", kind.word, name);
        } catch (NoSuchFileException e) {
            log.debug("{} was removed by another worker meanwhile", name, e);
        } finally {
            discard(removed);
        }
    }

    private List<Stored> stored() throws IOException {
        List<Stored> stored = new ArrayList<>();
        for (Path path : children()) {
            Path ready = path.resolve(READY);
            try {
                stored.add(new Stored(
                        path.getFileName().toString(),
                        Files.getLastModifiedTime(ready).toInstant(),
                        Long.parseLong(Files.readString(ready))));
            } catch (NoSuchFileException e) {
                log.debug("{} was removed by another worker meanwhile", path, e);
            }
        }
        stored.sort(Comparator.comparing(Stored::usedAt));
        return stored;
    }

    private List<Path> children() throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            return children.toList();
        }
    }
}
