package dev.stoa.javarunner;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.logging.LogManager;
import java.util.logging.Logger;

/// Sees what a run has left in the Java virtual machine that nobody can take away: then no other run may be there.
final class Leftovers {
    private static final int MOST_LOOKS = 20;
    private static final long PAUSE_MILLIS = 1;
    private static final String CLEANER = "Common-Cleaner";

    private final ThreadGroup root = root();
    private final Map<?, ?> shutdownHooks = shutdownHooks();
    private final Set<Thread> threadsBefore = new HashSet<>();
    private int hooksBefore;
    private List<Path> streamsBefore = List.of();
    private int handlersBefore;

    /// Remembers what is there before the first run.
    void look() {
        handlersBefore = Logger.getLogger("").getHandlers().length;
        threadsBefore.addAll(threads());
        hooksBefore = shutdownHooks.size();
        streamsBefore = streams();
    }

    /// Whether there is more now. Threads that are about to end get a moment to do so.
    boolean areThere() throws InterruptedException {
        if (shutdownHooks.size() != hooksBefore || !streams().equals(streamsBefore)) {
            return true;
        }
        if (Logger.getLogger("").getHandlers().length != handlersBefore || hasOwnLoggers()) {
            return true;
        }
        for (int looks = 1; hasOwnThreads(); looks++) {
            if (looks == MOST_LOOKS) {
                return true;
            }
            Thread.sleep(PAUSE_MILLIS);
        }
        return false;
    }

    private boolean hasOwnThreads() {
        return threads().stream().anyMatch(thread -> !threadsBefore.contains(thread) && !isIdleOfJdk(thread));
    }

    /// Workers of the pool that parallel streams use stay for a while; without work they do no harm.
    private static boolean isIdleOfJdk(Thread thread) {
        if (thread instanceof ForkJoinWorkerThread worker) {
            ForkJoinPool common = ForkJoinPool.commonPool();
            return worker.getPool() == common && common.isQuiescent() && !common.hasQueuedSubmissions();
        }
        return thread.getName().equals(CLEANER) && thread.getClass().getModule().equals(Object.class.getModule());
    }

    /// A logger that has been told something: its level, its handlers.
    private static boolean hasOwnLoggers() {
        LogManager loggers = LogManager.getLogManager();
        return java.util.Collections.list(loggers.getLoggerNames()).stream()
                .map(loggers::getLogger)
                .anyMatch(logger -> logger != null
                        && !logger.getName().isEmpty()
                        && (logger.getLevel() != null || logger.getHandlers().length > 0));
    }

    private List<Thread> threads() {
        Thread[] found = new Thread[root.activeCount() + 50];
        int count = root.enumerate(found, true);
        return Arrays.asList(found).subList(0, count);
    }

    private static ThreadGroup root() {
        ThreadGroup group = Thread.currentThread().getThreadGroup();
        while (group != null && group.getParent() != null) {
            group = group.getParent();
        }
        return group == null ? new ThreadGroup("none") : group;
    }

    /// What standard output and error lead to: a run can have closed them for good.
    private static List<Path> streams() {
        try {
            return List.of(
                    Files.readSymbolicLink(Path.of("/proc/self/fd/1")),
                    Files.readSymbolicLink(Path.of("/proc/self/fd/2")));
        } catch (IOException e) {
            return List.of();
        }
    }

    /// The JDK tells nobody what hooks there are (java.lang.Runtime#addShutdownHook).
    private static Map<?, ?> shutdownHooks() {
        try {
            Field hooks = Class.forName("java.lang.ApplicationShutdownHooks").getDeclaredField("hooks");
            hooks.setAccessible(true);
            return (Map<?, ?>) hooks.get(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
