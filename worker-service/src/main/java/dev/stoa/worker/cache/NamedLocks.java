package dev.stoa.worker.cache;

import java.io.IOException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// One lock for each name, which is there as long as somebody wants it. Threadsafe.
public final class NamedLocks {
    private final ConcurrentHashMap<String, ReentrantLock> locks = new ConcurrentHashMap<>();

    /// What is done under a lock.
    public interface Body<T extends @Nullable Object> {
        T run() throws IOException, InterruptedException;
    }

    /// Waits for the lock of a name, and does something while it is held.
    public <T extends @Nullable Object> T hold(String name, Body<T> body) throws IOException, InterruptedException {
        ReentrantLock lock = locks.computeIfAbsent(name, ignored -> new ReentrantLock());
        lock.lockInterruptibly();
        try {
            return body.run();
        } finally {
            lock.unlock();
            locks.remove(name, lock);
        }
    }
}
