package dev.stoa.api.app;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How it stands with looking for a newer commit of what an app follows.
///
/// @param wanted  whether a push was told of that nobody has looked for yet
/// @param endedAt when the last look ended; null before the first
/// @param problem why the last look came to nothing; null when it did not
public record Look(
        boolean wanted, @Nullable Instant endedAt, @Nullable String problem) {}
