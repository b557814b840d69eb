package dev.stoa.api.run.web;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The `wait` preference of RFC 7240: how long a caller would wait for the end of its run.
final class WaitPreference {
    static final Duration LONGEST = Duration.ofSeconds(60);

    private static final Pattern WAIT =
            Pattern.compile("(?i)(?:^|[,;])\\s*wait\\s*=\\s*\"?(\\d{1,9})\"?\\s*(?:$|[,;])");

    private WaitPreference() {}

    /// The wait asked for, at most [#LONGEST]; empty when none is. A preference that cannot be read is ignored, as the
    /// RFC
    /// asks.
    static Optional<Duration> of(@Nullable String prefer) {
        if (prefer == null) {
            return Optional.empty();
        }
        Matcher wait = WAIT.matcher(prefer);
        return wait.find()
                ? Optional.of(Duration.ofSeconds(Math.min(Long.parseLong(wait.group(1)), LONGEST.toSeconds())))
                : Optional.empty();
    }
}
