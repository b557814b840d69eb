package dev.stoa.testsupport;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/// A PostgreSQL server and a user of it that may create databases and roles.
///
/// @param jdbcUrl of the database to log in to when databases are created and dropped
/// @param origin where it was found, for people
record PostgresAddress(String jdbcUrl, String username, String password, String origin) {

    private static final int LOGIN_SECONDS = 5;

    Connection connect() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", username);
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", Integer.toString(LOGIN_SECONDS));
        properties.setProperty("loginTimeout", Integer.toString(LOGIN_SECONDS));
        return DriverManager.getConnection(jdbcUrl, properties);
    }

    /// The URL of another database of the same server; parameters of the URL are kept.
    String jdbcUrlOf(String database) {
        int parameters = jdbcUrl.indexOf('?');
        String address = parameters < 0 ? jdbcUrl : jdbcUrl.substring(0, parameters);
        String rest = parameters < 0 ? "" : jdbcUrl.substring(parameters);
        return address.substring(0, address.lastIndexOf('/') + 1) + database + rest;
    }

    @Override
    public String toString() {
        return "%s as %s (%s)".formatted(jdbcUrl, username, origin);
    }
}
