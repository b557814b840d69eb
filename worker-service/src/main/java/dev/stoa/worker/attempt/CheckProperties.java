package dev.stoa.worker.attempt;

import dev.stoa.worker.StartRefused;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How new versions are checked.
///
/// @param examplesTime How long the examples of a new version may take together. Those that have not begun by then are
///                     left out.
@ConfigurationProperties("stoa.check")
record CheckProperties(@DefaultValue("10m") Duration examplesTime) {

    CheckProperties {
        StartRefused.when(
                examplesTime.isNegative(),
                "stoa.check.examples-time must not be negative; it is %s.".formatted(examplesTime));
    }
}
