package dev.stoa.worker.cache;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Keeps folders that are in use from being removed, by this worker and by others that share the cache. Uses hold a
/// shared file lock and a removal an exclusive one. The files are a fixed number and stay: a lock on a file that is
/// deleted meanwhile would protect nothing. Folders that share a file are kept a little longer than need be.
final class FolderLocks {
    private static final int FILES = 256;
    /// File locks belong to the whole process ([FileLock]), so what keeps count of them must as well.
    private static final ConcurrentHashMap<Path, FolderLocks> BY_FOLDER = new ConcurrentHashMap<>();

    private final Stripe[] stripes = new Stripe[FILES];

    /// The locks whose files are in `folder`, which is made when there is none.
    static FolderLocks in(Path folder) throws IOException {
        Path real = Files.createDirectories(folder).toRealPath();
        return BY_FOLDER.computeIfAbsent(real, FolderLocks::new);
    }

    private FolderLocks(Path folder) {
        for (int i = 0; i < FILES; i++) {
            stripes[i] = new Stripe(folder.resolve("%02x.lock".formatted(i)));
        }
    }

    /// Says that a folder is in use, until the answer is closed. Waits for a removal under way.
    Use use(String name) throws IOException {
        Stripe stripe = stripe(name);
        stripe.enter();
        return new Use(stripe);
    }

    /// Calls `removal` unless the folder is in use by somebody.
    void unlessUsed(String name, Removal removal) throws IOException {
        stripe(name).unlessUsed(removal);
    }

    private Stripe stripe(String name) {
        return stripes[Math.floorMod(name.hashCode(), FILES)];
    }

    interface Removal {
        void run() throws IOException;
    }

    /// One use; closing it twice is harmless.
    static final class Use implements AutoCloseable {
        private @Nullable Stripe stripe;

        private Use(Stripe stripe) {
            this.stripe = stripe;
        }

        @Override
        public synchronized void close() {
            if (stripe != null) {
                stripe.leave();
                stripe = null;
            }
        }
    }

    /// One file. The uses of this process share one lock on it, since Java refuses a second one.
    private static final class Stripe {
        private final Path file;
        private final ReentrantLock mutex = new ReentrantLock();
        private int uses;
        private @Nullable FileLock shared;

        private Stripe(Path file) {
            this.file = file;
        }

        void enter() throws IOException {
            mutex.lock();
            try {
                if (uses == 0) {
                    shared = lock(true);
                }
                uses++;
            } finally {
                mutex.unlock();
            }
        }

        void leave() {
            mutex.lock();
            try {
                if (--uses == 0 && shared != null) {
                    release(shared);
                    shared = null;
                }
            } finally {
                mutex.unlock();
            }
        }

        void unlessUsed(Removal removal) throws IOException {
            if (!mutex.tryLock()) {
                return;
            }
            try {
                FileLock exclusive = uses == 0 ? lock(false) : null;
                if (exclusive != null) {
                    try {
                        removal.run();
                    } finally {
                        release(exclusive);
                    }
                }
            } finally {
                mutex.unlock();
            }
        }

        /// A shared lock, waited for; or an exclusive one, null when another process holds the file.
        private @Nullable FileLock lock(boolean forUse) throws IOException {
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE);
            FileLock lock = null;
            try {
                lock = forUse ? channel.lock(0, Long.MAX_VALUE, true) : channel.tryLock();
            } finally {
                if (lock == null) {
                    channel.close();
                }
            }
            return lock;
        }

        private static void release(FileLock lock) {
            try {
                lock.acquiredBy().close(); // and with it the lock
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
