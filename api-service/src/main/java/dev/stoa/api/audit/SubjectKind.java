package dev.stoa.api.audit;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// The kinds of things that something is done to.
public enum SubjectKind {
    ACCOUNT,
    ROLE,
    GROUP,
    TOKEN,
    APP,
    RUN;

    /// The name in JSON, such as `run`.
    @JsonValue
    public String json() {
        return name().toLowerCase(Locale.ROOT);
    }
}
