package dev.stoa.testsupport;

import java.util.List;

/// The roles of one test database. Roles are a server's, not a database's: each has the name of its database in its
/// own.
final class TestRoles {
    private static final List<String> ENDINGS = List.of("_api", "_worker");

    private TestRoles() {}

    /// The role's name and a password for it.
    static DatabaseLogin api(String database) {
        return new DatabaseLogin(database + ENDINGS.getFirst(), TestDatabaseName.random());
    }

    /// The role's name and a password for it.
    static DatabaseLogin worker(String database) {
        return new DatabaseLogin(database + ENDINGS.getLast(), TestDatabaseName.random());
    }

    /// Needs no quoting, since all in it is letters, digits and underscores.
    static String creation(DatabaseLogin role) {
        return "CREATE ROLE %s LOGIN PASSWORD '%s'".formatted(role.username(), role.password());
    }

    /// Drops the roles of a database that is gone.
    static List<String> removals(String database) {
        return ENDINGS.stream()
                .map(ending -> "DROP ROLE IF EXISTS " + database + ending)
                .toList();
    }
}
