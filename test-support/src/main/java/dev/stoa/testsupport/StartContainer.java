package dev.stoa.testsupport;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;

/// Starts a server in a container when a Docker engine answers. Testcontainers removes it when the JVM has ended.
final class StartContainer {

    private StartContainer() {}

    /// @param tried gets the reason when there is no container
    static <C extends GenericContainer<?>> Optional<C> of(Supplier<C> container, List<String> tried) {
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            tried.add("a container: no Docker engine answers");
            return Optional.empty();
        }
        try {
            C created = container.get();
            created.start();
            return Optional.of(created);
        } catch (RuntimeException e) {
            tried.add("a container: " + e.getMessage());
            return Optional.empty();
        }
    }
}
