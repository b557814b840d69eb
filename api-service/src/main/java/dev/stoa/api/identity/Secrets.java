package dev.stoa.api.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// Texts that are told once and kept as a hash: 256 random bits, so a plain SHA-256 gives nothing away.
public final class Secrets {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;
    private static final int SHORTEST_CONFIGURED = 32;

    private Secrets() {}

    /// A new one, with letters, digits, `-` and `_` after the prefix.
    public static String make(String prefix) {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /// One that the operator has set; null when it is blank.
    ///
    /// @param property where
    /// @throws IllegalArgumentException when it is too short
    static @Nullable String configured(String property, @Nullable String secret) {
        if (secret == null || secret.isBlank()) {
            return null;
        }
        if (secret.length() < SHORTEST_CONFIGURED) {
            throw new IllegalArgumentException(
                    "%s has %d characters; it must have at least %d. Make one with: openssl rand -hex 32"
                            .formatted(property, secret.length(), SHORTEST_CONFIGURED));
        }
        return secret;
    }

    /// What is kept of it.
    public static byte[] hash(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
