package dev.stoa.embedded;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;

/// Makes the roles of the API and of the workers, at each start: a folder of an older Stoa has none, and one whose
/// password files were lost gets new ones.
final class MakeStoaRoles {

    private MakeStoaRoles() {}

    static void on(DataSource superuser, List<PostgresLogin> logins) throws SQLException {
        try (Connection connection = superuser.getConnection();
                Statement statement = connection.createStatement()) {
            for (PostgresLogin login : logins) {
                // The password is hexadecimal, so it needs no quoting; role statements take no parameters.
                statement.execute("%s ROLE %s LOGIN PASSWORD '%s'"
                        .formatted(exists(connection, login) ? "ALTER" : "CREATE", login.username(), login.password()));
            }
        }
    }

    private static boolean exists(Connection connection, PostgresLogin login) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT FROM pg_roles WHERE rolname = ?")) {
            query.setString(1, login.username());
            try (ResultSet rows = query.executeQuery()) {
                return rows.next();
            }
        }
    }
}
