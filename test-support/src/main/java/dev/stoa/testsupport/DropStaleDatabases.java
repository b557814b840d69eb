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

/// Drops the test databases that killed runs left: older than an hour and with nobody connected.
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
        } catch (SQLException e) {
            log.warn("Stale test databases were not dropped: {}", e.getMessage());
        }
    }

    private static List<String> findStale(Statement statement) throws SQLException {
        List<String> stale = new ArrayList<>();
        Instant now = Instant.now();
        try (ResultSet rows =
                statement.executeQuery("SELECT datname FROM pg_database WHERE datname LIKE 'stoa\\_test\\_%'")) {
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
}
