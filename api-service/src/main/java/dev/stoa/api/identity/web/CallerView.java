package dev.stoa.api.identity.web;

import dev.stoa.api.identity.AuthMode;
import dev.stoa.api.identity.Caller;
import dev.stoa.api.identity.Permission;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who asks.
///
/// @param mode        how people sign in here
/// @param name        what the account signs in with; null when nobody is signed in
/// @param permissions what may be done; empty when nobody is signed in
record CallerView(AuthMode mode, @Nullable String name, List<Permission> permissions) {
    static CallerView of(AuthMode mode, @Nullable Caller caller) {
        return caller == null
                ? new CallerView(mode, null, List.of())
                : new CallerView(
                        mode,
                        caller.name(),
                        caller.permissions().stream().sorted().toList());
    }
}
