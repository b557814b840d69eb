package dev.stoa.standalone;

import dev.stoa.embedded.AmqpServer;
import dev.stoa.embedded.PostgresServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// The database and the broker of the services: those the environment names, or embedded ones.
///
/// @param databaseIsAlive false once an embedded PostgreSQL has ended by itself
record Servers(DatabaseAddress database, BrokerAddress broker, BooleanSupplier databaseIsAlive) {

    private static final int CONNECT_MILLIS = 5_000;

    /// Starts what the environment does not name, and checks that what it names answers.
    static Servers start(DataFolder folder, Map<String, String> environment, Stopping stopping, Console console) {
        Optional<DatabaseAddress> namedDatabase = DatabaseAddress.fromEnvironment(environment);
        Optional<BrokerAddress> namedBroker = BrokerAddress.fromEnvironment(environment);
        namedDatabase.ifPresent(Servers::requireLogin);
        namedBroker.ifPresent(Servers::requireConnection);
        BooleanSupplier isAlive = () -> true;
        DatabaseAddress database;
        if (namedDatabase.isPresent()) {
            database = namedDatabase.get();
            console.step("PostgreSQL   %s (named by %s)".formatted(database, DatabaseAddress.URL));
        } else {
            PostgresServer server = stopping.start("PostgreSQL", () -> PostgresServer.start(folder.postgres()));
            isAlive = () -> server.pid().isPresent();
            database = new DatabaseAddress(server.jdbcUrl(), server.username(), server.password());
            console.step("PostgreSQL   127.0.0.1:%d (embedded)".formatted(server.port()));
        }
        BrokerAddress broker = namedBroker.orElseGet(() -> startBroker(folder, stopping));
        console.step("AMQP broker  %s (%s)"
                .formatted(broker, namedBroker.isPresent() ? "named by " + BrokerAddress.URL : "embedded"));
        return new Servers(database, broker, isAlive);
    }

    private static BrokerAddress startBroker(DataFolder folder, Stopping stopping) {
        AmqpServer server = stopping.start("The AMQP broker", () -> AmqpServer.start(folder.broker()));
        return new BrokerAddress(server.uri());
    }

    private static void requireLogin(DatabaseAddress address) {
        try (Connection connection =
                DriverManager.getConnection(address.jdbcUrl(), address.username(), address.password())) {
            connection.isReadOnly();
        } catch (SQLException e) {
            throw UpException.failure("The PostgreSQL that %s names (%s, user '%s') lets nobody in: %s"
                    .formatted(DatabaseAddress.URL, address, address.username(), e.getMessage()));
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
