package dev.stoa.contracts.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jgit.lib.EmptyProgressMonitor;
import org.jspecify.annotations.Nullable;

/// Stops a fetch that takes too long or brings too much. JGit asks it between the pieces it receives.
final class FetchGuard extends EmptyProgressMonitor {
    private static final long LOOK_EVERY_NANOS = Duration.ofMillis(200).toNanos();

    private final Path folder;
    private final SourceProperties properties;
    private final long startedNanos = System.nanoTime();
    private long lookedNanos = startedNanos;
    private @Nullable String reason;

    FetchGuard(Path folder, SourceProperties properties) {
        this.folder = folder;
        this.properties = properties;
    }

    /// Why the fetch was stopped, as the end of a sentence; null when it was not.
    @Nullable
    String reason() {
        return reason;
    }

    @Override
    public boolean isCancelled() {
        long now = System.nanoTime();
        if (reason == null && now - lookedNanos > LOOK_EVERY_NANOS) {
            lookedNanos = now;
            reason = excess(now);
        }
        return reason != null;
    }

    private @Nullable String excess(long nowNanos) {
        if (nowNanos - startedNanos > properties.fetchTimeout().toNanos()) {
            return "took longer than " + properties.fetchTimeout().toSeconds() + " s (stoa.source.fetch-timeout)";
        }
        long limit = properties.fetchSize().toBytes();
        return bytesIn(folder) > limit ? "is larger than " + limit / 1_048_576 + " MiB (stoa.source.fetch-size)" : null;
    }

    private static long bytesIn(Path folder) {
        AtomicLong bytes = new AtomicLong();
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    bytes.addAndGet(attributes.size());
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException moved) {
                    return FileVisitResult.CONTINUE; // JGit moves its temporary files while it works
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.get();
    }
}
