package dev.stoa.testsupport;

import dev.stoa.embedded.AmqpServer;
import dev.stoa.embedded.EmbeddedServerException;
import dev.stoa.embedded.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Starts the embedded servers for the tests of this JVM and stops them when it ends.
final class EmbeddedTestServers {

    private static final int FOLDERS = 16;

    private EmbeddedTestServers() {}

    /// Takes the first data folder no other JVM uses: a folder that is used again needs no initialisation, and the
    /// server that a killed JVM left on it is stopped.
    ///
    /// @param tried gets the reason when there is no server
    static Optional<PostgresAddress> postgres(List<String> tried) {
        Path parent = Path.of(System.getProperty("java.io.tmpdir"), "stoa-test-" + System.getProperty("user.name"));
        EmbeddedServerException last = null;
        for (int number = 1; number <= FOLDERS; number++) {
            try {
                PostgresServer server = PostgresServer.start(parent.resolve("postgres-" + number));
                CloseAtExit.last(server);
                return Optional.of(
                        new PostgresAddress(server.jdbcUrl(), server.username(), server.password(), "embedded"));
            } catch (EmbeddedServerException e) {
                last = e;
            }
        }
        tried.add("the embedded PostgreSQL: " + (last == null ? "" : last.getMessage()));
        return Optional.empty();
    }

    /// @param tried gets the reason when there is no server
    static Optional<RabbitAddress> rabbit(List<String> tried) {
        try {
            Path folder = Files.createTempDirectory("stoa-test-broker");
            CloseAtExit.last(() -> DeleteFolder.of(folder));
            AmqpServer server = AmqpServer.start(folder);
            CloseAtExit.last(server);
            return Optional.of(new RabbitAddress(server.uri(), "embedded"));
        } catch (EmbeddedServerException | IOException e) {
            tried.add("the embedded AMQP broker: " + e.getMessage());
            return Optional.empty();
        }
    }
}
