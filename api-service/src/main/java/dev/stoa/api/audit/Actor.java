package dev.stoa.api.audit;

import org.jspecify.annotations.Nullable;

/// Who did something.
///
/// @param accountId null for somebody who is not known, and for Stoa itself
/// @param name      what the account signs in with; null for somebody who is not known
/// @param place     the IP address the request came from; null for what no request did
public record Actor(
        @Nullable Long accountId,
        @Nullable String name,
        @Nullable String place) {
    /// Stoa, when a Git host has told of a push. No account's name begins with an asterisk.
    public static final Actor HOOK = new Actor(null, "*hook", null);

    /// Somebody who is not known.
    public static Actor unknown(String place) {
        return new Actor(null, null, place);
    }
}
