package dev.stoa.api.identity.oidc;

import dev.stoa.api.identity.OidcProperties;
import dev.stoa.api.identity.Role;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The claim that says what somebody may do.
final class RoleClaim {
    private final OidcProperties properties;

    RoleClaim(OidcProperties properties) {
        this.properties = properties;
    }

    /// The highest role that the claims give, or the default; empty for somebody who is refused.
    Optional<Role> roleOf(Map<String, Object> claims) {
        Set<String> values = texts(valueAt(claims, properties.roleClaim()));
        return Arrays.stream(Role.values())
                .filter(role -> !properties.valueFor(role).isBlank() && values.contains(properties.valueFor(role)))
                .max(Comparator.naturalOrder())
                .or(() -> Optional.ofNullable(properties.defaultRole()));
    }

    /// A claim's own name may have dots, as those that are addresses do, so the whole of it is tried first.
    private static @Nullable Object valueAt(Map<?, ?> claims, String path) {
        Object whole = claims.get(path);
        int dot = path.indexOf('.');
        if (whole != null || dot < 0) {
            return whole;
        }
        return claims.get(path.substring(0, dot)) instanceof Map<?, ?> inner
                ? valueAt(inner, path.substring(dot + 1))
                : null;
    }

    private static Set<String> texts(@Nullable Object value) {
        if (value instanceof Collection<?> several) {
            return several.stream().map(String::valueOf).collect(Collectors.toUnmodifiableSet());
        }
        return value instanceof String text ? Set.of(text) : Set.of();
    }
}
