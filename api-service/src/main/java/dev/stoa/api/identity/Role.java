package dev.stoa.api.identity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// What an account may do at the most. Each role may do what those before it may.
public enum Role {
    /// Reads.
    VIEWER(Permission.READ),
    /// Submits runs too.
    RUNNER(Permission.RUN),
    /// Registers and manages own apps too.
    PUBLISHER(Permission.PUBLISH),
    /// Everything.
    ADMIN(Permission.ADMINISTER);

    private final Permission most;

    Role(Permission most) {
        this.most = most;
    }

    public Set<Permission> permissions() {
        return Collections.unmodifiableSet(EnumSet.range(Permission.READ, most));
    }

    /// Those of the role's permissions that a token was given.
    Set<Permission> permissions(List<String> given) {
        return permissions().stream()
                .filter(permission -> given.contains(permission.name()))
                .collect(Collectors.toUnmodifiableSet());
    }

    /// The name in JSON, such as `runner`.
    @JsonValue
    public String json() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The one with this name in JSON; throws IllegalArgumentException for a name that is none.
    @JsonCreator
    public static Role of(String json) {
        return valueOf(json.toUpperCase(Locale.ROOT));
    }
}
