package dev.stoa.testsupport;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Closes what the tests of this JVM left open when it ends: databases and queues first, then servers, the newest
/// first.
final class CloseAtExit {

    private static final Logger log = LoggerFactory.getLogger(CloseAtExit.class);
    private static final Deque<AutoCloseable> FIRST = new ArrayDeque<>();
    private static final Deque<AutoCloseable> LAST = new ArrayDeque<>();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(CloseAtExit::closeAll, "stoa-test-servers"));
    }

    private CloseAtExit() {}

    static synchronized void first(AutoCloseable resource) {
        FIRST.push(resource);
    }

    static synchronized void last(AutoCloseable resource) {
        LAST.push(resource);
    }

    /// The resource has been closed.
    static synchronized void forget(AutoCloseable resource) {
        FIRST.remove(resource);
    }

    private static synchronized void closeAll() {
        close(FIRST);
        close(LAST);
    }

    private static void close(Deque<AutoCloseable> resources) {
        for (AutoCloseable resource : new ArrayDeque<>(resources)) {
            try {
                resource.close();
            } catch (Exception e) {
                log.warn("{} was not closed: {}", resource, e.toString());
            }
        }
    }
}
