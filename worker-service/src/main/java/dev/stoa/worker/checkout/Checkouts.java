package dev.stoa.worker.checkout;

import dev.stoa.contracts.source.FetchedSource;
import dev.stoa.contracts.source.SourceAddress;
import dev.stoa.contracts.source.SourceFetch;
import dev.stoa.contracts.source.SourceProperties;
import dev.stoa.worker.ScratchFolder;
import dev.stoa.worker.Worker;
import dev.stoa.worker.cache.Fingerprint;
import dev.stoa.worker.cache.FolderCache;
import dev.stoa.worker.cache.FolderUse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import org.springframework.stereotype.Component;

/// Gets apps' files: from the cache, or once from their repository.
@Component
public class Checkouts implements AutoCloseable {
    private final SourceFetch fetch;
    private final FolderCache cache;

    Checkouts(
            SourceProperties sources,
            CheckoutProperties properties,
            Worker worker,
            ScratchFolder scratch,
            InstantSource clock) {
        this.fetch = new SourceFetch(sources);
        FolderCache.Kind kind = new FolderCache.Kind(
                "checkout", "app", properties.most(), properties.mostSize().toBytes());
        this.cache = new FolderCache(kind, worker, scratch, clock);
    }

    /// The files of an app at a commit, kept until the answer is closed. Needs no network when they are in the cache.
    ///
    /// @throws SourceException      when the source cannot be had; the message is for the app's author
    /// @throws UncheckedIOException when this machine's disk is at fault
    public FolderUse take(String repoUrl, String path, String commitId) throws InterruptedException {
        try {
            return cache.take(name(repoUrl, path, commitId), (app, objects) -> {
                try (FetchedSource source = fetch.fetchCommit(SourceAddress.of(repoUrl, path), commitId, objects)) {
                    source.writeTo(app);
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(String repoUrl, String path, String commitId) {
        return commitId + "-" + Fingerprint.of(repoUrl + "\n" + path, 6);
    }

    @Override
    public void close() {
        fetch.close();
    }
}
