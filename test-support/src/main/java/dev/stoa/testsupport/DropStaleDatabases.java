package dev.stoa.testsupport;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Drops the test databases that killed runs left, and their roles: older than an hour and with nobody connected.
final class DropStaleDatabases {

    private static final Logger log = LoggerFactory.getLogger(DropStaleDatabases.class);
    private static final Duration STALE_AFTER = Duration.ofHours(1);

    private DropStaleDatabases() {}

    static void of(PostgresAddress server) {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            for (String name : findStale(statement)) {
                drop(statement, name);
            }
            for (String name : findStaleRoles(statement)) {
                dropRoles(statement, name);
            }
        } catch (SQLException e) {
            log.warn("Stale test databases were not dropped: {}", e.getMessage());
        }
    }

    private static List<String> findStale(Statement statement) throws SQLException {
        return stale(statement, "SELECT datname FROM pg_database WHERE datname LIKE 'stoa\\_test\\_%'");
    }

    /// The names of databases that are gone and have left a role.
    private static List<String> findStaleRoles(Statement statement) throws SQLException {
        return stale(statement, """
                SELECT DISTINCT regexp_replace(rolname, '_(api|worker)$', '') FROM pg_roles
                 WHERE rolname LIKE 'stoa\\_test\\_%'
                EXCEPT SELECT datname FROM pg_database""");
    }

    private static List<String> stale(Statement statement, String names) throws SQLException {
        List<String> stale = new ArrayList<>();
        Instant now = Instant.now();
        try (ResultSet rows = statement.executeQuery(names)) {
            while (rows.next()) {
                String name = rows.getString(1);
                if (TestDatabaseName.isOlderThan(STALE_AFTER, name, now)) {
                    stale.add(name);
                }
            }
        }
        return stale;
    }

    private static void drop(Statement statement, String name) {
        try {
            // Without FORCE: a database someone is connected to is in use, however old.
            statement.execute("DROP DATABASE IF EXISTS \"" + name + "\"");
            log.info("Dropped the stale test database {}", name);
        } catch (SQLException e) {
            log.debug("The old test database {} stays: {}", name, e.getMessage());
        }
    }

    private static void dropRoles(Statement statement, String name) {
        for (String removal : TestRoles.removals(name)) {
            try {
                statement.execute(removal);
            } catch (SQLException e) {
                log.debug("'{}' is refused: {}", removal, e.getMessage());
            }
        }
    }
}
