package dev.stoa.worker.checkout;

import dev.stoa.contracts.source.FetchedSource;
import dev.stoa.contracts.source.SourceAddress;
import dev.stoa.contracts.source.SourceFetch;
import dev.stoa.contracts.source.SourceProperties;
import dev.stoa.worker.ScratchFolder;
import dev.stoa.worker.StartRefused;
import dev.stoa.worker.Worker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Gets apps' files: from the cache, or once from their repository.
@Component
public class Checkouts implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Checkouts.class);

    private final SourceFetch fetch;
    private final CheckoutLocks locks;
    private final CheckoutCache cache;
    /// One fetch of the same checkout at a time in this worker.
    private final ConcurrentHashMap<String, ReentrantLock> fetching = new ConcurrentHashMap<>();

    Checkouts(
            SourceProperties sources,
            CheckoutProperties properties,
            Worker worker,
            ScratchFolder scratch,
            InstantSource clock) {
        Path folder = worker.folder().resolve("checkouts");
        try {
            Files.createDirectories(folder);
            this.locks = CheckoutLocks.in(worker.folder().resolve("checkout-locks"));
        } catch (IOException e) {
            throw new StartRefused("stoa.worker.folder must be a folder this worker can write to: " + e);
        }
        this.fetch = new SourceFetch(sources);
        this.cache = new CheckoutCache(folder, scratch, properties, locks, clock);
    }

    /// The files of an app at a commit, kept until the answer is closed. Needs no network when they are in the cache.
    ///
    /// @throws SourceException      when the source cannot be had; the message is for the app's author
    /// @throws UncheckedIOException when this machine's disk is at fault
    public Checkout take(String repoUrl, String path, String commitId) {
        String name = name(repoUrl, path, commitId);
        try {
            CheckoutLocks.Use use = locks.use(name);
            try {
                if (!cache.has(name)) {
                    fetchOnce(name, SourceAddress.of(repoUrl, path), commitId);
                }
                return new Checkout(cache.appFolder(name), use);
            } catch (IOException | RuntimeException e) {
                use.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void fetchOnce(String name, SourceAddress address, String commitId) throws IOException {
        ReentrantLock lock = fetching.computeIfAbsent(name, ignored -> new ReentrantLock());
        lock.lock();
        try {
            if (!cache.has(name)) {
                fetch(name, address, commitId);
                trim();
            }
        } finally {
            lock.unlock();
            fetching.remove(name, lock);
        }
    }

    /// A cache that is too large is no reason to fail the run whose files are there.
    private void trim() {
        try {
            cache.trim();
        } catch (IOException e) {
            log.warn("The cache of checkouts could not be trimmed; the next fetch tries again: {}", e.toString());
        }
    }

    private void fetch(String name, SourceAddress address, String commitId) throws IOException {
        Path unfinished = cache.unfinished();
        Path objects = cache.unfinished();
        try {
            Path app = cache.appFolderOf(unfinished);
            try (FetchedSource source = fetch.fetchCommit(address, commitId, objects)) {
                source.writeTo(app);
            }
            cache.publish(unfinished, name);
        } finally {
            cache.discard(objects);
            cache.discard(unfinished);
        }
    }

    private static String name(String repoUrl, String path, String commitId) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest((repoUrl + "\n" + path).getBytes(StandardCharsets.UTF_8));
            return commitId + "-" + HexFormat.of().formatHex(hash, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        fetch.close();
    }
}
