package dev.stoa.testsupport;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/// The AMQP broker of the tests with a prefix of its own, so that tests which run at once do not share queues.
///
/// A broker without a management API cannot list its queues: what is to be deleted at the end must be told, either by
/// making names with [#queue] and [#exchange] or with [#deleteQueues] and [#deleteExchanges].
public final class TestBroker implements AutoCloseable {

    private final RabbitAddress server;
    private final String prefix = "stoa-test-" + TestDatabaseName.random();
    private final Set<String> queues = new LinkedHashSet<>();
    private final Set<String> exchanges = new LinkedHashSet<>();
    private final AtomicBoolean closed = new AtomicBoolean();

    TestBroker(RabbitAddress server) {
        this.server = server;
        CloseAtExit.first(this);
    }

    /// With user and password, as in `amqp://guest:guest@127.0.0.1:5672`.
    public URI uri() {
        return server.uri();
    }

    public String host() {
        return factory().getHost();
    }

    public int port() {
        return factory().getPort();
    }

    public String username() {
        return factory().getUsername();
    }

    public String password() {
        return factory().getPassword();
    }

    public String virtualHost() {
        return factory().getVirtualHost();
    }

    /// `stoa-test-` and ten random characters.
    public String prefix() {
        return prefix;
    }

    /// The name `<prefix>.<name>`, of a queue that is deleted at the end if there is one.
    public String queue(String name) {
        String full = prefix + "." + name;
        deleteQueues(full);
        return full;
    }

    /// The name `<prefix>.<name>`, of an exchange that is deleted at the end if there is one.
    public String exchange(String name) {
        String full = prefix + "." + name;
        deleteExchanges(full);
        return full;
    }

    /// Has these deleted at the end.
    public synchronized void deleteQueues(String... names) {
        queues.addAll(List.of(names));
    }

    /// Has these deleted at the end.
    public synchronized void deleteExchanges(String... names) {
        exchanges.addAll(List.of(names));
    }

    /// A new factory for connections to the broker, without automatic recovery.
    public ConnectionFactory factory() {
        return server.factory();
    }

    /// Deletes the queues and exchanges it knows of. A second call does nothing.
    @Override
    public synchronized void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        CloseAtExit.forget(this);
        if (queues.isEmpty() && exchanges.isEmpty()) {
            return;
        }
        try (Connection connection = server.connect()) {
            for (String queue : queues) {
                delete(connection, channel -> channel.queueDelete(queue));
            }
            for (String exchange : exchanges) {
                delete(connection, channel -> channel.exchangeDelete(exchange));
            }
        } catch (IOException | TimeoutException e) {
            throw new IllegalStateException("Queues and exchanges of %s were not deleted: %s".formatted(prefix, e), e);
        }
    }

    @Override
    public String toString() {
        return "broker " + prefix;
    }

    private static void delete(Connection connection, Deletion deletion) throws IOException, TimeoutException {
        Channel channel = connection.createChannel();
        try {
            deletion.in(channel);
        } catch (IOException ignored) {
            // Some brokers close the channel (404) when there is nothing of that name.
        }
        if (channel.isOpen()) {
            channel.close();
        }
    }

    @FunctionalInterface
    private interface Deletion {
        void in(Channel channel) throws IOException;
    }
}
