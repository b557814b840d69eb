package dev.stoa.standalone;

import dev.stoa.embedded.AmqpServer;
import dev.stoa.embedded.EmbeddedServerException;
import dev.stoa.embedded.PostgresServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BooleanSupplier;

/// The database and the broker of the services: those the environment names, or embedded ones.
///
/// @param logins          whom the services log in to the database as
/// @param databaseIsAlive false once an embedded PostgreSQL has ended by itself
record Servers(DatabaseAddress database, DatabaseLogins logins, BrokerAddress broker, BooleanSupplier databaseIsAlive) {

    private static final int CONNECT_MILLIS = 5_000;

    /// Starts what the environment does not name, both at once, and checks that what it names answers.
    static Servers start(DataFolder folder, Map<String, String> environment, Stopping stopping, Console console) {
        Optional<DatabaseAddress> namedDatabase = DatabaseAddress.fromEnvironment(environment);
        Optional<BrokerAddress> namedBroker = BrokerAddress.fromEnvironment(environment);
        Optional<DatabaseLogins> namedLogins = namedDatabase.map(address -> DatabaseLogins.of(address, environment));
        namedDatabase.ifPresent(address -> requireLogins(address, namedLogins.orElseThrow()));
        namedBroker.ifPresent(Servers::requireConnection);
        Optional<CompletableFuture<AmqpServer>> brokerStart = namedBroker.isPresent()
                ? Optional.empty()
                : Optional.of(CompletableFuture.supplyAsync(() -> AmqpServer.start(folder.broker())));

        Optional<PostgresServer> postgres = namedDatabase.isPresent()
                ? Optional.empty()
                : Optional.of(stopping.start("PostgreSQL", () -> PostgresServer.start(folder.postgres())));
        DatabaseAddress database =
                namedDatabase.or(() -> postgres.map(Servers::addressOf)).orElseThrow();
        console.step("PostgreSQL   %s (%s)".formatted(database, origin(postgres.isPresent(), DatabaseAddress.URL)));

        Optional<AmqpServer> amqp = brokerStart.map(start -> stopping.start("The AMQP broker", () -> await(start)));
        BrokerAddress broker = namedBroker
                .or(() -> amqp.map(server -> new BrokerAddress(server.uri())))
                .orElseThrow();
        console.step("AMQP broker  %s (%s)".formatted(broker, origin(amqp.isPresent(), BrokerAddress.URL)));
        return new Servers(
                database,
                namedLogins.or(() -> postgres.map(DatabaseLogins::of)).orElseThrow(),
                broker,
                () -> postgres.map(server -> server.pid().isPresent()).orElse(true));
    }

    private static DatabaseAddress addressOf(PostgresServer server) {
        return new DatabaseAddress(server.jdbcUrl(), server.username(), server.password());
    }

    private static String origin(boolean embedded, String variable) {
        return embedded ? "embedded" : "named by " + variable;
    }

    private static AmqpServer await(CompletableFuture<AmqpServer> start) {
        try {
            return start.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof EmbeddedServerException cause ? cause : e;
        }
    }

    private static void requireLogins(DatabaseAddress address, DatabaseLogins logins) {
        for (DatabaseLogins.Login login : List.of(logins.api(), logins.owner(), logins.worker())) {
            try (Connection connection =
                    DriverManager.getConnection(address.jdbcUrl(), login.username(), login.password())) {
                connection.isReadOnly();
            } catch (SQLException e) {
                throw UpException.failure("The PostgreSQL that %s names (%s) does not let the user '%s' in: %s"
                        .formatted(DatabaseAddress.URL, address, login.username(), e.getMessage()));
            }
        }
    }

    private static void requireConnection(BrokerAddress address) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address.uri().getHost(), address.port()), CONNECT_MILLIS);
        } catch (IOException e) {
            throw UpException.failure("The AMQP broker that %s names (%s) does not answer: %s"
                    .formatted(BrokerAddress.URL, address, e.getMessage()));
        }
    }
}
