package dev.stoa.api.identity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// How people sign in.
public enum AuthMode {
    /// With a name and a password that Stoa keeps.
    LOCAL,
    /// At an OpenID Connect provider of yours.
    OIDC,
    /// Not at all: whoever reaches the API is one user who may do everything. Only on a machine's own loopback address.
    NONE;

    /// The name in JSON, such as `local`.
    @JsonValue
    public String json() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The one with this name in JSON; throws IllegalArgumentException for a name that is none.
    @JsonCreator
    public static AuthMode of(String json) {
        return valueOf(json.toUpperCase(Locale.ROOT));
    }
}
