package dev.stoa.api.quota;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// A run is not accepted for now: its account has all that it may have.
public final class QuotaReachedException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    /// Runs end when they end; to ask again before that costs little.
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(10);

    private final transient List<Standing> standings;
    private final Duration wait;

    /// @param reached   the limit that is reached for longest
    /// @param standings all of the account's
    QuotaReachedException(Standing reached, List<Standing> standings) {
        super(sentence(reached));
        this.standings = List.copyOf(standings);
        this.wait = waiting(reached);
    }

    /// How long to wait before it makes sense to ask again.
    public Duration waiting() {
        return wait;
    }

    /// All limits of the account.
    public List<Standing> standings() {
        return standings;
    }

    static Duration waiting(Standing reached) {
        return reached.freesIn() == null ? LOOK_AGAIN : reached.freesIn();
    }

    private static String sentence(Standing reached) {
        long used = (long) reached.used();
        return switch (reached.limit()) {
            case RUNS_IN_FLIGHT ->
                String.format(
                        Locale.ROOT,
                        "You have %,d %s pending or running and may have %,d at a time. Submit this one when another has ended.",
                        used,
                        used == 1 ? "run" : "runs",
                        reached.most());
            case RUNS_PER_HOUR ->
                String.format(
                        Locale.ROOT,
                        "You have submitted %,d %s within the last hour and may submit %,d. The next one is accepted in %s.",
                        used,
                        used == 1 ? "run" : "runs",
                        reached.most(),
                        words(waiting(reached)));
            case CPU_SECONDS_PER_DAY ->
                String.format(
                        Locale.ROOT,
                        "Your runs of the last 24 hours have used %,d s of CPU time and may use %,d s. The next one is accepted in %s.",
                        used,
                        reached.most(),
                        words(waiting(reached)));
        };
    }

    private static String words(Duration wait) {
        long seconds = wait.plusMillis(999).toSeconds();
        if (seconds < 120) {
            return seconds + " s";
        }
        long minutes = (seconds + 59) / 60;
        return minutes < 120 ? minutes + " min" : "%d h %d min".formatted(minutes / 60, minutes % 60);
    }
}
