package dev.stoa.standalone;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;

/// What has been started and is stopped at the end, the newest first, by whoever comes first: a failed start or the
/// JVM's shutdown hook. Stopping waits for a start that is under way, so that nothing is left behind.
final class Stopping {

    private record Step(String name, AutoCloseable resource) {}

    private final Console console;
    private final Deque<Step> steps = new ArrayDeque<>();
    private volatile boolean begun;

    Stopping(Console console) {
        this.console = console;
    }

    /// Starts something that is closed at the end.
    ///
    /// @param name of the thing, for people
    /// @throws StoppedException when stopping has begun
    synchronized <T extends AutoCloseable> T start(String name, Supplier<T> starter) {
        throwIfBegun();
        T resource = starter.get();
        steps.push(new Step(name, resource));
        return resource;
    }

    /// @throws StoppedException when stopping has begun
    void throwIfBegun() {
        if (begun) {
            throw new StoppedException();
        }
    }

    /// Stops everything; returns when it has ended. Each step has a limit of its own. A second call does nothing.
    ///
    /// @return whether there was anything to stop
    boolean stopAll() {
        begun = true;
        synchronized (this) {
            boolean any = !steps.isEmpty();
            while (!steps.isEmpty()) {
                Step step = steps.pop();
                try {
                    step.resource().close();
                } catch (Exception e) {
                    console.line("%s did not stop: %s".formatted(step.name(), e.getMessage()));
                }
            }
            return any;
        }
    }

    /// Starting cannot go on, since the launcher is being stopped.
    static final class StoppedException extends RuntimeException {}
}
