package dev.stoa.api.database;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Roles of the database, beside the API's own (`spring.datasource.username`). An empty value, as of a variable that is
/// set to nothing, is none.
///
/// @param owner         The role that owns the tables, migrates them and does nothing else; also `STOA_POSTGRES_OWNER`.
///                      Without it, the API's own role.
/// @param ownerPassword What the owner logs in with; also `STOA_POSTGRES_OWNER_PASSWORD`. Without it, the API's own
///                      password.
/// @param worker        The role of the workers, which is given its rights; also `STOA_POSTGRES_WORKER`. Without it,
///                      workers log in as the owner and may do everything.
/// @param migrate       Whether this API migrates the tables at its start. With `false` it waits, 5 minutes at most,
///                      until another start has, which alone needs the owner's password.
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
