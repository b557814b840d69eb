package dev.stoa.api.identity.web;

import dev.stoa.api.identity.Account;
import dev.stoa.api.identity.Role;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An account as administrators see it.
///
/// @param name         what it signs in with
/// @param displayName  what others see
/// @param disabled     whether it is refused whatever it does
/// @param lastSignInAt null for never
record AccountView(
        long id,
        String name,
        String displayName,
        Role role,
        boolean disabled,
        Instant createdAt,
        @Nullable Instant lastSignInAt) {
    static AccountView of(Account account) {
        return new AccountView(
                account.id(),
                account.name(),
                account.displayName(),
                account.role(),
                account.isDisabled(),
                account.createdAt(),
                account.lastSignInAt());
    }
}
