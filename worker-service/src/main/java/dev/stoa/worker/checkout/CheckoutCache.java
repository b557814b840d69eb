package dev.stoa.worker.checkout;

import dev.stoa.worker.Folders;
import dev.stoa.worker.ScratchFolder;
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

/// The checkouts on disk. Each is a folder with the app's files in `app` and a marker, `ready`, that holds their size
/// in
/// bytes and whose time of change is when the checkout was used last. A checkout appears with one rename, whole or not
/// at
/// all: of two workers that fetch the same commit at once, the later finds it there and drops its own copy.
final class CheckoutCache {
    private static final Logger log = LoggerFactory.getLogger(CheckoutCache.class);
    private static final String APP = "app";
    private static final String READY = "ready";
    /// How exact the time of the last use is; more would be a write to the disk per run.
    private static final Duration TOUCH_AFTER = Duration.ofSeconds(30);

    private final Path folder;
    /// On the same disk as `folder`, so that what is put together there can be renamed into it.
    private final ScratchFolder scratch;
    private final CheckoutProperties properties;
    private final CheckoutLocks locks;
    private final InstantSource clock;

    private record Stored(String name, Instant usedAt, long bytes) {}

    CheckoutCache(
            Path folder,
            ScratchFolder scratch,
            CheckoutProperties properties,
            CheckoutLocks locks,
            InstantSource clock) {
        this.folder = folder;
        this.scratch = scratch;
        this.properties = properties;
        this.locks = locks;
        this.clock = clock;
    }

    /// The app's folder of a checkout, where it will be once it is there.
    Path appFolder(String name) {
        return folder.resolve(name).resolve(APP);
    }

    /// Whether the checkout is there; if so, it counts as used now. The caller holds a use of it.
    boolean has(String name) throws IOException {
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

    /// An empty folder to put an app's files together in.
    Path unfinished() throws IOException {
        return scratch.newFolder("checkout-");
    }

    /// Makes the folder for the app's files in an [#unfinished] one.
    Path appFolderOf(Path unfinished) throws IOException {
        return Files.createDirectory(unfinished.resolve(APP));
    }

    /// Deletes an [#unfinished] folder if it is still there. What cannot be deleted now goes with the worker's other
    /// temporary files.
    void discard(Path unfinished) {
        try {
            Folders.delete(unfinished);
        } catch (IOException e) {
            log.warn("{} could not be deleted; it goes when this worker ends: {}", unfinished, e.toString());
        }
    }

    /// Puts the files of an [#unfinished] folder's `app` in place under a name.
    void publish(Path unfinished, String name) throws IOException {
        long bytes = Folders.seal(unfinished.resolve(APP));
        Path ready = Files.writeString(unfinished.resolve(READY), Long.toString(bytes));
        Files.setLastModifiedTime(ready, FileTime.from(clock.instant()));
        if (!Folders.publish(unfinished, folder.resolve(name))) {
            log.debug("{} was put in place by another worker meanwhile", name);
        }
    }

    /// Removes what is beyond the limits and not in use, least recently used first. Others may do the same in the same
    /// folder meanwhile.
    void trim() throws IOException {
        List<Stored> stored = stored();
        int count = stored.size();
        long bytes = stored.stream().mapToLong(Stored::bytes).sum();
        for (Stored oldest : stored) {
            if (count <= properties.most() && bytes <= properties.mostSize().toBytes()) {
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
            log.info("Removed the checkout {}: the cache is full", name);
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
