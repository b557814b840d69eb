package dev.stoa.worker;

import java.util.List;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.context.ConfigurableApplicationContext;

/// Cuts workers' connections to the broker, as a network does.
final class CutConnections {
    private CutConnections() {}

    static void of(List<ConfigurableApplicationContext> workers) {
        workers.forEach(worker -> worker.getBean(CachingConnectionFactory.class)
                .createConnection()
                .getDelegate()
                .abort());
    }
}
