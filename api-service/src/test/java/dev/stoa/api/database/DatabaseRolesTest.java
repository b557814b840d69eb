package dev.stoa.api.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseRolesTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, -, 'The API and the workers log in to the database as the owner of its schema, me, who'",
                "-, workers, 'The API logs in to the database as the owner of its schema, me, who'",
                "stoa, -, 'The workers log in to the database as the owner of its schema, stoa, who'",
                "stoa, stoa, 'The workers log in to the database as the owner of its schema, stoa, who'",
            })
    void whoeverLogsInAsTheOwnerIsNamed(String owner, String worker, String warning) {
        assertThat(roles(owner, worker).warning()).get().asString().isEqualTo(warning + """
                 may do everything there. How to give them roles of their own stands in \
                docs-site/pages/docs/operate.mdx, under Database roles.""");
    }

    @Test
    void rolesOfTheirOwnAreNotWarnedOf() {
        assertThat(roles("stoa", "stoa_worker").warning()).isEmpty();
    }

    /// It knows its own role only.
    @Test
    void anApiThatDoesNotMigrateWarnsOfNothing() {
        assertThat(roles(null, null, false).warning()).isEmpty();
    }

    @Test
    void theOwnerMigratesAndTheGrantsAreToldTheRoles() {
        FluentConfiguration flyway = new FluentConfiguration().placeholders(Map.of("other", "stays"));
        roles("stoa", "stoa_worker").customize(flyway);
        assertThat(flyway.getPlaceholders())
                .isEqualTo(
                        Map.of("other", "stays", "owner-role", "stoa", "api-role", "me", "worker-role", "stoa_worker"));
        assertThat(flyway.getUser()).isEqualTo("stoa");
        assertThat(flyway.getPassword()).isEqualTo("of the owner");
    }

    @Test
    void valuesThatAreEmptyAreNone() {
        DatabaseProperties properties = new DatabaseProperties("", "", " ", true);
        assertThat(properties).isEqualTo(new DatabaseProperties(null, null, null, true));
    }

    @Test
    void thePasswordIsNotShown() {
        assertThat(new DatabaseProperties("stoa", "secret", "stoa_worker", true))
                .hasToString("DatabaseProperties[owner=stoa, worker=stoa_worker, migrate=true]");
    }

    /// A name goes into the text of a statement.
    @ParameterizedTest
    @ValueSource(strings = {"a\"b", "a'b", "stoa worker", "1st", "$grants$"})
    void whatCannotBeARoleOfStoaIsRefused(String name) {
        assertThatThrownBy(() -> new DatabaseProperties(null, null, name, true))
                .hasMessage(
                        "stoa.database.worker must be the name of a role: a letter, then letters, digits, _ and -, 63 at most; it is '%s'."
                                .formatted(name));
    }

    private static DatabaseRoles roles(@Nullable String owner, @Nullable String worker) {
        return roles(owner, worker, true);
    }

    private static DatabaseRoles roles(@Nullable String owner, @Nullable String worker, boolean migrate) {
        return new DatabaseRoles(
                new DatabaseProperties(owner, "of the owner", worker, migrate),
                "jdbc:postgresql://db/stoa",
                "me",
                "mine");
    }
}
