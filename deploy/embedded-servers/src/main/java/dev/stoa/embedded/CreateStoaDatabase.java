package dev.stoa.embedded;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/// Creates the user and the database `stoa` in a new cluster.
final class CreateStoaDatabase {

    private CreateStoaDatabase() {}

    static void on(DataSource superuser, String password) throws SQLException {
        try (Connection connection = superuser.getConnection();
                Statement statement = connection.createStatement()) {
            // The password is hexadecimal, so it needs no quoting; role statements take no parameters.
            statement.execute("CREATE ROLE %s LOGIN CREATEDB CREATEROLE PASSWORD '%s'"
                    .formatted(PostgresServer.USERNAME, password));
            statement.execute(
                    "CREATE DATABASE %s OWNER %s".formatted(PostgresServer.DATABASE, PostgresServer.USERNAME));
        }
    }
}
