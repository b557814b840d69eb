package dev.stoa.worker;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;

/// Does something again and again, on a thread of its own, until it is closed. What one round throws is logged, and the
/// next round comes all the same.
public final class Ticker implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Ticker.class);
    private static final Duration TIME_TO_END = Duration.ofSeconds(5);

    private final String name;
    private final Duration pause;
    private final Runnable round;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;

    private Ticker(String name, Duration pause, Runnable round) {
        this.name = name;
        this.pause = pause;
        this.round = round;
        this.thread = Thread.ofPlatform().daemon().name(name).start(this::tick);
    }

    /// Starts one; the first round begins at once, each further one `pause` after the end of the one before.
    ///
    /// @param name the thread's name, and what the log calls it
    public static Ticker start(String name, Duration pause, Runnable round) {
        return new Ticker(name, pause, round);
    }

    private void tick() {
        try {
            do {
                runOnce();
            } while (!closed.await(pause.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            log.debug("The {} was interrupted while it waited, and ends", name, e);
        }
    }

    private void runOnce() {
        try {
            round.run();
        } catch (Throwable e) { // an Error too: without its heartbeat a worker would lose all it has claimed
            Throwable cause = NestedExceptionUtils.getMostSpecificCause(e);
            log.warn("The {} failed and is tried again in {} ms: {}", name, pause.toMillis(), cause.toString());
            log.debug("The {} failed", name, e);
        }
    }

    /// Ends it, waiting for a round under way, at most 5 seconds.
    @Override
    public void close() {
        closed.countDown();
        try {
            if (!thread.join(TIME_TO_END)) {
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
