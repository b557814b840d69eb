package dev.stoa.testsupport;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.testcontainers.postgresql.PostgreSQLContainer;

/// Finds the PostgreSQL the tests use, in the order [TestServers] gives.
final class FindPostgres {

    private static final String LOCAL_URL = "jdbc:postgresql://127.0.0.1:5432/postgres";
    private static final List<String> LOCAL_USERS = List.of("postgres", "test", "root");
    private static final String IMAGE = "postgres:17";

    private final Environment environment;
    private final List<String> tried = new ArrayList<>();

    FindPostgres(Environment environment) {
        this.environment = environment;
    }

    PostgresAddress find() {
        Optional<String> named = environment.find(Environment.POSTGRES_URL);
        if (named.isPresent()) {
            return fromEnvironment(named.get()).orElseThrow(this::nothingFound);
        }
        if (environment.requiresContainers()) {
            return inDocker().orElseThrow(this::nothingFound);
        }
        return onLocalPort().or(this::inDocker).or(this::embedded).orElseThrow(this::nothingFound);
    }

    private Optional<PostgresAddress> fromEnvironment(String url) {
        return loginTo(new PostgresAddress(
                url,
                environment.find(Environment.POSTGRES_USER).orElse("postgres"),
                environment.find(Environment.POSTGRES_PASSWORD).orElse(""),
                "named by " + Environment.POSTGRES_URL));
    }

    private Optional<PostgresAddress> onLocalPort() {
        return LOCAL_USERS.stream()
                .map(user -> new PostgresAddress(LOCAL_URL, user, "", "on the standard local port"))
                .flatMap(address -> loginTo(address).stream())
                .findFirst();
    }

    private Optional<PostgresAddress> inDocker() {
        return StartContainer.of(() -> new PostgreSQLContainer(IMAGE), tried)
                .map(container -> new PostgresAddress(
                        container.getJdbcUrl(),
                        container.getUsername(),
                        container.getPassword(),
                        "container of " + IMAGE));
    }

    private Optional<PostgresAddress> embedded() {
        if (environment.requiresReal()) {
            tried.add("the embedded PostgreSQL: not allowed, since " + Environment.REQUIRE_REAL + " is true");
            return Optional.empty();
        }
        return EmbeddedTestServers.postgres(tried);
    }

    private Optional<PostgresAddress> loginTo(PostgresAddress address) {
        try (Connection connection = address.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT rolcreatedb AND rolcreaterole OR rolsuper FROM pg_roles WHERE rolname = current_user")) {
            if (row.next() && row.getBoolean(1)) {
                return Optional.of(address);
            }
            tried.add(address + ": the user may not create databases and roles (ALTER ROLE ... CREATEDB CREATEROLE)");
        } catch (SQLException e) {
            tried.add(address + ": " + e.getMessage());
        }
        return Optional.empty();
    }

    private NoServerException nothingFound() {
        return new NoServerException("PostgreSQL", tried);
    }
}
