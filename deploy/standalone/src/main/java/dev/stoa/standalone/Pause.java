package dev.stoa.standalone;

import java.time.Duration;

/// Sleeps. An interrupt is a wish to stop.
final class Pause {

    private Pause() {}

    static void of(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException ignored) {
            Thread.currentThread().interrupt();
            throw new Stopping.StoppedException();
        }
    }
}
