package dev.stoa.testsupport;

import com.rabbitmq.client.Connection;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.testcontainers.rabbitmq.RabbitMQContainer;

/// Finds the AMQP broker the tests use, in the order [TestServers] gives.
final class FindRabbit {

    private static final URI LOCAL = URI.create("amqp://guest:guest@127.0.0.1:5672");
    private static final String IMAGE = "rabbitmq:4-management";

    private final Environment environment;
    private final List<String> tried = new ArrayList<>();

    FindRabbit(Environment environment) {
        this.environment = environment;
    }

    RabbitAddress find() {
        Optional<String> named = environment.find(Environment.RABBITMQ_URL);
        if (named.isPresent()) {
            return loginTo(new RabbitAddress(URI.create(named.get()), "named by " + Environment.RABBITMQ_URL))
                    .orElseThrow(this::nothingFound);
        }
        if (environment.requiresContainers()) {
            return inDocker().orElseThrow(this::nothingFound);
        }
        return loginTo(new RabbitAddress(LOCAL, "on the standard local port"))
                .or(this::inDocker)
                .or(this::embedded)
                .orElseThrow(this::nothingFound);
    }

    private Optional<RabbitAddress> inDocker() {
        return StartContainer.of(() -> new RabbitMQContainer(IMAGE), tried)
                .map(container -> new RabbitAddress(
                        URI.create("amqp://%s:%s@%s:%d"
                                .formatted(
                                        container.getAdminUsername(),
                                        container.getAdminPassword(),
                                        container.getHost(),
                                        container.getAmqpPort())),
                        "container of " + IMAGE));
    }

    private Optional<RabbitAddress> embedded() {
        if (environment.requiresReal()) {
            tried.add("the embedded AMQP broker: not allowed, since " + Environment.REQUIRE_REAL + " is true");
            return Optional.empty();
        }
        return EmbeddedTestServers.rabbit(tried);
    }

    private Optional<RabbitAddress> loginTo(RabbitAddress address) {
        try (Connection connection = address.connect()) {
            return Optional.of(address).filter(ignored -> connection.isOpen());
        } catch (IOException | TimeoutException | IllegalArgumentException e) {
            tried.add(address + ": " + e);
            return Optional.empty();
        }
    }

    private NoServerException nothingFound() {
        return new NoServerException("AMQP broker", tried);
    }
}
