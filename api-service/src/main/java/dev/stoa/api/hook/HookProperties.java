package dev.stoa.api.hook;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// What Git hosts may tell.
///
/// @param secret What a Git host has to know when it tells of a push. At least 16 characters. Without it no hook is
///               taken.
@ConfigurationProperties("stoa.hooks")
record HookProperties(@Nullable String secret) {
    private static final int LEAST_LENGTH = 16;

    /// Refuses a secret that could be guessed. An empty one, as of a variable that is set to nothing, is none.
    HookProperties {
        secret = secret == null || secret.isBlank() ? null : secret;
        if (secret != null && secret.length() < LEAST_LENGTH) {
            throw new IllegalArgumentException("stoa.hooks.secret must have at least %d characters; it has %d."
                    .formatted(LEAST_LENGTH, secret.length()));
        }
    }

    @Override
    public String toString() {
        return "HookProperties[secret=%s]".formatted(secret == null ? "none" : "set");
    }
}
