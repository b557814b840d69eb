package dev.stoa.api.app;

import dev.stoa.contracts.run.RunError;
import org.jspecify.annotations.Nullable;

/// A version that cannot be used: its check goes on, or has found it broken.
public final class VersionNotReadyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    VersionNotReadyException(AppVersion version) {
        super("Version %d of %s %s".formatted(version.number(), version.app().functionName(), reason(version.error())));
    }

    private static String reason(@Nullable RunError error) {
        return error == null
                ? "is still being checked; it can be used once it is READY."
                : "is broken, so it cannot be used: " + error.message();
    }
}
