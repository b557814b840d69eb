package dev.stoa.api.identity.web;

import dev.stoa.api.identity.AuthMode;
import dev.stoa.api.identity.AuthProperties;
import dev.stoa.api.identity.Caller;
import dev.stoa.api.identity.Permission;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who asks.
///
/// @param mode        how people sign in here
/// @param label       what people call the provider at which they sign in; null when mode is another one than oidc
/// @param name        what the account signs in with; null when nobody is signed in
/// @param permissions what may be done; empty when nobody is signed in
record CallerView(
        AuthMode mode, @Nullable String label, @Nullable String name, List<Permission> permissions) {
    static CallerView of(AuthProperties properties, @Nullable Caller caller) {
        return caller == null
                ? new CallerView(properties.mode(), properties.providerLabel(), null, List.of())
                : new CallerView(
                        properties.mode(),
                        properties.providerLabel(),
                        caller.name(),
                        caller.permissions().stream().sorted().toList());
    }
}
