package dev.stoa.api.identity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// One thing somebody may do. A role has some of these, and a token some of its account's.
public enum Permission {
    /// See apps, own runs and the monitor.
    READ,
    /// Submit and cancel runs.
    RUN,
    /// Register apps and manage own ones.
    PUBLISH,
    /// Manage accounts, all apps and all runs.
    ADMINISTER;

    /// The name in JSON, such as `read`.
    @JsonValue
    public String json() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The one with this name in JSON; throws IllegalArgumentException for a name that is none.
    @JsonCreator
    public static Permission of(String json) {
        return valueOf(json.toUpperCase(Locale.ROOT));
    }
}
