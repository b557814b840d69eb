package dev.stoa.worker.intake;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// How long to wait after a failure, so that it does not come about again at once: 1 s at first, twice as long with
/// every round
/// of
/// failures, at most 15 s. Threadsafe.
final class RetryPause {
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(15);

    private final InstantSource clock;
    private Duration pause = Duration.ZERO;
    private Instant roundEndsAt = Instant.MIN;

    RetryPause(InstantSource clock) {
        this.clock = clock;
    }

    /// The pause after a failure. Failures during a pause count as one.
    synchronized Duration next() {
        Instant now = clock.instant();
        if (!now.isBefore(roundEndsAt)) {
            pause = pause.isZero() ? FIRST : pause.multipliedBy(2);
            pause = pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
            roundEndsAt = now.plus(pause);
        }
        return pause;
    }

    /// Something succeeded.
    synchronized void reset() {
        pause = Duration.ZERO;
        roundEndsAt = Instant.MIN;
    }
}
