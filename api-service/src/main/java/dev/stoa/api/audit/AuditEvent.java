package dev.stoa.api.audit;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Something that somebody did.
///
/// @param at        by the database's clock
/// @param accountId who did it; null for somebody who is not known, and for Stoa itself
/// @param account   the account's name then; null for somebody who is not known, `*hook` for Stoa when a Git host has
///                  told of a push
/// @param place     the IP address the request came from; null for what no request did
/// @param details   what else there is to say, by action; may be empty
public record AuditEvent(
        long id,
        Instant at,
        @Nullable Long accountId,
        @Nullable String account,
        @Nullable String place,
        Action action,
        Subject subject,
        Map<String, String> details) {}
