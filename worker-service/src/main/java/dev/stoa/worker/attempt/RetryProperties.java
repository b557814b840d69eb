package dev.stoa.worker.attempt;

import dev.stoa.worker.StartRefused;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How long a run whose app failed waits before it is tried again, where its manifest asks for `retries`.
///
/// @param firstPause   How long a run whose app failed waits for its second attempt; twice as long for each further
///                     one.
/// @param longestPause How long a run whose app failed waits for an attempt at the most.
@ConfigurationProperties("stoa.retry")
record RetryProperties(
        @DefaultValue("2s") Duration firstPause,
        @DefaultValue("1m") Duration longestPause) {

    RetryProperties {
        StartRefused.when(
                firstPause.isNegative() || longestPause.isNegative(),
                "stoa.retry.first-pause and .longest-pause must not be negative; they are %s ms and %s ms."
                        .formatted(firstPause.toMillis(), longestPause.toMillis()));
    }

    /// The pause after an attempt.
    ///
    /// @param attempt its number, from 1
    Duration pauseAfter(int attempt) {
        Duration pause = firstPause.multipliedBy(1L << Math.clamp(attempt - 1, 0, 20));
        return pause.compareTo(longestPause) > 0 ? longestPause : pause;
    }
}
