package dev.stoa.api.dispatch;

import dev.stoa.contracts.message.BrokerNames;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.core.AmqpAdmin;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.rabbit.connection.CorrelationData;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.stereotype.Component;

/// Replaces queues that take no tickets while the broker is well. When RabbitMQ crashes, a quorum queue can be left
/// without the process that keeps it (seen with 3.10): it is still in the list of queues, but its tickets are neither
/// confirmed nor delivered, for ever, and nobody is told. Nothing is lost with it but tickets, which sweeps publish
/// again.
@Component
class SilentQueues {
    private static final Logger log = LoggerFactory.getLogger(SilentQueues.class);
    private static final Duration ANSWER_TAKES_AT_MOST = Duration.ofSeconds(5);

    private final RabbitTemplate broker;
    private final AmqpAdmin admin;
    private final BrokerNames names;
    private final DispatchProperties properties;
    private final InstantSource clock;
    /// Queue to when the first of the tickets was published that are not answered.
    private final Map<String, Instant> since = new ConcurrentHashMap<>();

    SilentQueues(
            RabbitTemplate broker,
            AmqpAdmin admin,
            BrokerNames names,
            DispatchProperties properties,
            InstantSource clock) {
        this.broker = broker;
        this.admin = admin;
        this.names = names;
        this.properties = properties;
        this.clock = clock;
    }

    /// A ticket is on its way there.
    void published(String queue) {
        since.putIfAbsent(queue, clock.instant());
    }

    /// The broker has confirmed or returned a ticket for it.
    void answered(String queue) {
        since.remove(queue);
    }

    /// Deletes the queues that have been silent for too long.
    ///
    /// @return their names; they have to be declared anew
    List<String> replace() {
        Instant before = clock.instant().minus(properties.replaceAfter());
        List<String> silent = since.entrySet().stream()
                .filter(queue -> queue.getValue().isBefore(before))
                .map(Map.Entry::getKey)
                .toList();
        if (silent.isEmpty() || !isBrokerWell()) {
            return List.of();
        }
        silent.forEach(this::delete);
        return silent;
    }

    private void delete(String queue) {
        boolean isGone = admin.deleteQueue(queue);
        log.error(
                "The queue {} has confirmed no ticket for {} s while the broker is well. {}",
                queue,
                properties.replaceAfter().toSeconds(),
                isGone ? "It is declared anew." : "It could not be deleted; look at it with rabbitmq-queues.");
        since.remove(queue);
    }

    /// Whether it confirms a message for no queue. One that is short of memory or disk does not.
    private boolean isBrokerWell() {
        CorrelationData confirm = new CorrelationData();
        broker.send("", names.ticketQueue(UUID.randomUUID().toString()), new Message(new byte[0]), confirm);
        return confirm.getFuture()
                .handle((answer, failure) -> failure == null && answer.ack())
                .completeOnTimeout(false, ANSWER_TAKES_AT_MOST.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }
}
