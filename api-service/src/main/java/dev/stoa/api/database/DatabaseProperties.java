package dev.stoa.api.database;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Roles of the database, beside the API's own (`spring.datasource.username`). An empty value, as of a variable that is
/// set to nothing, is none.
///
/// @param owner         the schema's owner, who migrates it and does nothing else; null when that is the API's own role
/// @param ownerPassword what the owner logs in with; null for the API's own password
/// @param worker        the role of the workers, which is given its rights; null when they log in as the owner
/// @param migrate       whether this API migrates the schema at its start; when not, it waits until another start has
@ConfigurationProperties("stoa.database")
record DatabaseProperties(
        @Nullable String owner,
        @Nullable String ownerPassword,
        @Nullable String worker,
        @DefaultValue("true") boolean migrate) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]{0,62}");

    DatabaseProperties {
        owner = name("stoa.database.owner", owner);
        ownerPassword = ownerPassword == null || ownerPassword.isEmpty() ? null : ownerPassword;
        worker = name("stoa.database.worker", worker);
    }

    private static @Nullable String name(String property, @Nullable String value) {
        if (value == null || value.isBlank()) {
            return null;
        }
        if (!NAME.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "%s must be the name of a role: a letter, then letters, digits, _ and -, 63 at most; it is '%s'."
                            .formatted(property, value));
        }
        return value;
    }

    @Override
    public String toString() {
        return "DatabaseProperties[owner=%s, worker=%s, migrate=%s]".formatted(owner, worker, migrate);
    }
}
