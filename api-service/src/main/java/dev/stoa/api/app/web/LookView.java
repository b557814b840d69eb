package dev.stoa.api.app.web;

import dev.stoa.api.app.Look;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A look for a newer commit as it is answered.
///
/// @param wanted  whether a push was told of that nobody has looked for yet
/// @param endedAt when the last look ended; null before the first
/// @param problem why the last look came to nothing; null when it did not
public record LookView(
        boolean wanted, @Nullable Instant endedAt, @Nullable String problem) {

    static LookView of(Look look) {
        return new LookView(look.wanted(), look.endedAt(), look.problem());
    }
}
