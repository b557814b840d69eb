package dev.stoa.api.identity;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A token of an account, without what it is used with.
///
/// @param permissions what may be done with it, as far as the account's role goes
/// @param expiresAt   from when on it is refused; null for never
/// @param lastUsedAt  to the minute; null for never
public record ApiToken(
        long id,
        String name,
        List<Permission> permissions,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant lastUsedAt) {}
