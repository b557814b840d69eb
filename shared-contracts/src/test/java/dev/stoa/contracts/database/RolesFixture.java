package dev.stoa.contracts.database;

import dev.stoa.testsupport.DatabaseLogin;
import dev.stoa.testsupport.TestDatabase;
import dev.stoa.testsupport.TestServers;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A database with two apps that have a secret each, and a waiting, a running and an ended run of the first.
final class RolesFixture implements AutoCloseable {
    final TestDatabase database = TestServers.postgres().migrate();
    final DatabaseLogin owner = new DatabaseLogin(database.username(), database.password());

    RolesFixture() {
        as(owner, """
                INSERT INTO apps (id, function_name, repo_url, path, name, description, tags, input_schema, input_order,
                                  created_at, updated_at)
                SELECT n, 'app-' || n, 'https://git.example/' || n, '', 'App', '', '[]', '{}', '[]', now(), now()
                  FROM generate_series(1, 2) n;
                INSERT INTO app_secrets (app_id, name, key_id, ciphertext)
                SELECT n, name, 'first', 'hidden ' || n || name FROM generate_series(1, 2) n, unnest('{KEY,OTHER}'::text[]) name;
                INSERT INTO app_versions (id, app_id, number, commit_id, manifest, status, secret_names, created_at)
                SELECT n, n, 1, 'c0ffee', '{}', 'READY', '{KEY}', now() FROM generate_series(1, 2) n;
                INSERT INTO accounts (name, display_name, role) VALUES ('ada', 'Ada', 'ADMIN');
                INSERT INTO audit_events (action, subject_kind) VALUES ('run.submitted', 'RUN');
                INSERT INTO job_runs (id, app_id, version_id, pool, inputs, max_attempts, created_at, turn, status,
                                      lease_expires_at, finished_at)
                SELECT n, 1, 1, 'default', '{"age": "private"}', 3, now(), n, status,
                       CASE status WHEN 'RUNNING' THEN now() END, CASE status WHEN 'SUCCESS' THEN now() END
                  FROM unnest('{PENDING,RUNNING,SUCCESS}'::text[]) WITH ORDINALITY AS run (status, n);
                """);
    }

    /// Carries out statements, in a transaction that is committed.
    void as(DatabaseLogin login, String statements) {
        try (Connection connection = database.dataSource(login).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(statements);
        } catch (SQLException e) {
            throw new IllegalStateException(statements, e);
        }
    }

    /// The rows of the last of these statements, with `|` between columns; nothing of what they do stays.
    List<String> rows(DatabaseLogin login, String... statements) throws SQLException {
        try (Connection connection = database.dataSource(login).getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            boolean hasRows = false;
            for (String sql : statements) {
                hasRows = statement.execute(sql);
            }
            List<String> rows = new ArrayList<>();
            try (ResultSet result = hasRows ? statement.getResultSet() : statement.executeQuery("SELECT 1 LIMIT 0")) {
                int columns = result.getMetaData().getColumnCount();
                while (result.next()) {
                    List<String> values = new ArrayList<>();
                    for (int column = 1; column <= columns; column++) {
                        values.add(String.valueOf(result.getString(column)));
                    }
                    rows.add(String.join("|", values));
                }
            }
            connection.rollback();
            return rows;
        }
    }

    /// Why the last of these statements is refused; empty when it is not. Nothing of what they do stays.
    Optional<SQLException> refusal(DatabaseLogin login, String... statements) {
        try {
            rows(login, statements);
            return Optional.empty();
        } catch (SQLException e) {
            return Optional.of(e);
        }
    }

    @Override
    public void close() {
        database.close();
    }
}
