package dev.stoa.testsupport;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

/// A database of its own for a test, with roles for the API and the workers as an installation has them; dropped when
/// it
/// is closed, or when the JVM ends.
public final class TestDatabase implements AutoCloseable {

    private final PostgresAddress server;
    private final String name;
    private final DatabaseLogin api;
    private final DatabaseLogin worker;
    private final AtomicBoolean closed = new AtomicBoolean();

    private TestDatabase(PostgresAddress server, String name) {
        this.server = server;
        this.name = name;
        this.api = TestRoles.api(name);
        this.worker = TestRoles.worker(name);
    }

    static TestDatabase create(PostgresAddress server) {
        String name = TestDatabaseName.create(Instant.now());
        TestDatabase database = new TestDatabase(server, name);
        execute(server, "CREATE DATABASE " + name);
        CloseAtExit.first(database);
        execute(server, TestRoles.creation(database.api));
        execute(server, TestRoles.creation(database.worker));
        return database;
    }

    public String name() {
        return name;
    }

    /// Without user and password.
    public String jdbcUrl() {
        return server.jdbcUrlOf(name);
    }

    /// A user that may do anything in this database, and owns what [#migrate] makes.
    public String username() {
        return server.username();
    }

    /// Empty when the server asks for none.
    public String password() {
        return server.password();
    }

    /// The API's role; what it may do is decided by the migrations.
    public DatabaseLogin api() {
        return api;
    }

    /// The workers' role; what it may do is decided by the migrations.
    public DatabaseLogin worker() {
        return worker;
    }

    /// As the user that may do anything; opens a new connection for each call, it is no pool.
    public DataSource dataSource() {
        return dataSource(new DatabaseLogin(username(), password()));
    }

    /// Opens a new connection for each call; it is no pool.
    public DataSource dataSource(DatabaseLogin login) {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setUrl(jdbcUrl());
        dataSource.setUser(login.username());
        dataSource.setPassword(login.password());
        return dataSource;
    }

    /// Brings the schema to its newest version, with the migrations in `db/migration` of the classpath, and gives the
    /// roles their rights.
    ///
    /// @return this
    public TestDatabase migrate() {
        Flyway.configure()
                .dataSource(dataSource())
                .locations("classpath:db/migration")
                .placeholders(
                        Map.of("owner-role", username(), "api-role", api.username(), "worker-role", worker.username()))
                .failOnMissingLocations(true)
                .load()
                .migrate();
        return this;
    }

    /// Drops the database, cutting the connections to it. A second call does nothing.
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            execute(server, "DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
            TestRoles.removals(name).forEach(removal -> execute(server, removal));
            CloseAtExit.forget(this);
        }
    }

    @Override
    public String toString() {
        return "database " + name;
    }

    private static void execute(PostgresAddress server, String sql) {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("%s refuses '%s': %s".formatted(server, sql, e.getMessage()), e);
        }
    }
}
