package dev.stoa.contracts.database;

import dev.stoa.testsupport.DatabaseLogin;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// What two roles may do with each table, column and function there is, found by trying.
final class TriedRights {
    /// By what they are called: the statement, with a table, a column and its type. None meets a row.
    private static final Map<String, String> OF_COLUMNS = inOrder(
            "SELECT", "SELECT %2$s FROM %1$s WHERE false",
            "INSERT", "INSERT INTO %1$s (%2$s) SELECT NULL::%3$s WHERE false",
            "UPDATE", "UPDATE %1$s SET %2$s = DEFAULT WHERE false");
    private static final Map<String, String> OF_ROWS = inOrder(
            "DELETE", "DELETE FROM %1$s WHERE false",
            "TRUNCATE", "TRUNCATE %1$s CASCADE",
            "TRIGGER", "CREATE TRIGGER tried AFTER UPDATE ON %1$s EXECUTE FUNCTION refuse_change_of_ended_run()");
    /// `insufficient_privilege`, and what a view says that nobody can write to, or empty.
    private static final Set<String> REFUSED = Set.of("42501", "55000", "42809");
    private static final String COLUMNS = """
            SELECT c.relname, quote_ident(a.attname), format_type(a.atttypid, NULL)
              FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
             WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
            """;
    private static final String FUNCTIONS =
            "SELECT proname, has_function_privilege('%s', oid, 'EXECUTE') FROM pg_proc WHERE pronamespace = 'public'::regnamespace";

    private final RolesFixture fixture;

    TriedRights(RolesFixture fixture) {
        this.fixture = fixture;
    }

    private static Map<String, String> inOrder(String... pairs) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int at = 0; at < pairs.length; at += 2) {
            map.put(pairs[at], pairs[at + 1]);
        }
        return map;
    }

    /// Lines such as `apps: worker SELECT, api SELECT INSERT: id path`, sorted; those of whole rows are about `*`.
    List<String> lines() throws SQLException {
        Map<String, Set<String>> columnsByRights = new TreeMap<>();
        try (Connection worker = connection(fixture.database.worker());
                Connection api = connection(fixture.database.api())) {
            for (String row : fixture.rows(fixture.owner, COLUMNS)) {
                String[] column = row.split("\\|", 3);
                note(
                        columnsByRights,
                        column[0],
                        column[1],
                        rights(worker, OF_COLUMNS, column),
                        rights(api, OF_COLUMNS, column));
                note(columnsByRights, column[0], "*", rights(worker, OF_ROWS, column), rights(api, OF_ROWS, column));
            }
        }
        List<String> lines = new ArrayList<>();
        columnsByRights.forEach((rights, columns) -> lines.add(rights + ": " + String.join(" ", columns)));
        List<String> ofApi = fixture.rows(
                fixture.owner, FUNCTIONS.formatted(fixture.database.api().username()));
        fixture
                .rows(
                        fixture.owner,
                        FUNCTIONS.formatted(fixture.database.worker().username()))
                .stream()
                .map(row -> "function %s: worker %s, api %s"
                        .formatted(
                                row.split("\\|", 2)[0],
                                row.endsWith("|t") ? "EXECUTE" : "-",
                                ofApi.contains(row.replaceFirst("\\|.$", "|t")) ? "EXECUTE" : "-"))
                .sorted()
                .forEach(lines::add);
        return lines;
    }

    private Connection connection(DatabaseLogin login) throws SQLException {
        Connection connection = fixture.database.dataSource(login).getConnection();
        connection.setAutoCommit(false);
        return connection;
    }

    private static void note(Map<String, Set<String>> noted, String table, String column, String worker, String api) {
        noted.computeIfAbsent("%s: worker %s, api %s".formatted(table, worker, api), rights -> new TreeSet<>())
                .add(column);
    }

    private static String rights(Connection connection, Map<String, String> statements, String[] column)
            throws SQLException {
        List<String> rights = new ArrayList<>();
        for (Map.Entry<String, String> statement : statements.entrySet()) {
            if (isAllowed(connection, statement.getValue().formatted((Object[]) column))) {
                rights.add(statement.getKey());
            }
        }
        return rights.isEmpty() ? "-" : String.join(" ", rights);
    }

    private static boolean isAllowed(Connection connection, String sql) throws SQLException {
        Savepoint before = connection.setSavepoint();
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
            return true;
        } catch (SQLException e) {
            if (REFUSED.contains(e.getSQLState())) {
                return false;
            }
            throw new AssertionError(sql, e);
        } finally {
            connection.rollback(before);
        }
    }
}
