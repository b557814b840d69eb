package dev.stoa.worker;

import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Waits for something that happens elsewhere.
public final class Await {
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private Await() {}

    /// Looks again and again until what it sees fits; fails with the last sight.
    public static <T> T until(Supplier<T> look, Predicate<T> fits) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        T seen = look.get();
        while (!fits.test(seen)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("Not so after " + PATIENCE.toSeconds() + " s; it is " + seen);
            }
            try {
                Thread.sleep(10);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            seen = look.get();
        }
        return seen;
    }

    /// Waits until something is true.
    public static void until(Supplier<Boolean> holds) {
        until(holds, Boolean::booleanValue);
    }
}
