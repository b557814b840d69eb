package dev.stoa.worker.lease;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// Where a search for the least turn begins. Behind it stand the index entries of runs that were claimed before; a
/// search steps over each of them as long as some other transaction might still see them, a backup for instance. So it
/// begins a little before where the last one ended, for runs that are submitted at the same time are not recorded in
/// the order of their turns. Once a second it begins at the start, since a run that was handed back or lost keeps its
/// earlier turn. Threadsafe.
final class TurnHint {
    private static final Duration LONGEST = Duration.ofSeconds(1);
    /// By how many turns a run may be recorded late and is claimed at its turn all the same.
    private static final long LATE = 500;

    private final InstantSource clock;
    private long last;
    private Instant wholeAt = Instant.MIN;

    TurnHint(InstantSource clock) {
        this.clock = clock;
    }

    /// The least turn to look for now.
    synchronized long from() {
        Instant now = clock.instant();
        if (now.isBefore(wholeAt)) {
            return Math.max(0, last - LATE);
        }
        wholeAt = now.plus(LONGEST);
        return 0;
    }

    /// A run with this turn was claimed.
    synchronized void reached(long turn) {
        last = turn;
    }
}
