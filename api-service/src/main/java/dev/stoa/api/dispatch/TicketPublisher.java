package dev.stoa.api.dispatch;

import dev.stoa.contracts.json.StoaJson;
import dev.stoa.contracts.message.BrokerNames;
import dev.stoa.contracts.message.Ticket;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.AmqpException;
import org.springframework.amqp.core.AmqpAdmin;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageBuilder;
import org.springframework.amqp.core.MessageDeliveryMode;
import org.springframework.amqp.core.MessageProperties;
import org.springframework.amqp.core.QueueBuilder;
import org.springframework.amqp.core.QueueInformation;
import org.springframework.amqp.rabbit.connection.CorrelationData;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.stereotype.Component;

/// Publishes tickets. A ticket counts as published when the broker has confirmed it and did not return it.
@Component
class TicketPublisher {
    private static final Logger log = LoggerFactory.getLogger(TicketPublisher.class);

    private final RabbitTemplate broker;
    private final AmqpAdmin admin;
    private final SilentQueues silent;
    private final BrokerNames names;
    private final DispatchProperties properties;
    private final InstantSource clock;
    private final Set<String> declared = ConcurrentHashMap.newKeySet();
    private volatile Instant pausedUntil = Instant.MIN;

    TicketPublisher(
            RabbitTemplate broker,
            AmqpAdmin admin,
            SilentQueues silent,
            BrokerNames names,
            DispatchProperties properties,
            InstantSource clock) {
        this.broker = broker;
        this.admin = admin;
        this.silent = silent;
        this.names = names;
        this.properties = properties;
        this.clock = clock;
    }

    /// Publishes one ticket. Never throws: after a failure nothing is published for a moment, so that submissions do
    /// not
    /// wait for a broker that is away, and the sweep makes good.
    ///
    /// @return whether it was published, once that is known
    CompletableFuture<Boolean> publish(Ticket ticket, String pool) {
        if (clock.instant().isBefore(pausedUntil)) {
            return CompletableFuture.completedFuture(false);
        }
        String queue = names.ticketQueue(pool);
        try {
            declare(queue);
            CorrelationData confirm = new CorrelationData();
            silent.published(queue);
            broker.send("", queue, message(ticket), confirm);
            return confirm.getFuture().handle((answer, failure) -> isPublished(queue, confirm, answer, failure));
        } catch (AmqpException e) {
            pausedUntil = clock.instant().plus(properties.pause());
            log.warn("The broker did not take {}; it will be published again: {}", ticket, e.getMessage());
            return CompletableFuture.completedFuture(false);
        }
    }

    /// Publishes one ticket for a caller that does not wait.
    ///
    /// @param published called once it is known that the ticket was published
    @SuppressWarnings("FutureReturnValueIgnored") // publish answers failures with false
    void publish(Ticket ticket, String pool, Runnable published) {
        publish(ticket, pool).thenAccept(isPublished -> {
            if (isPublished) {
                published.run();
            }
        });
    }

    /// How many tickets wait in a pool's queue; those a worker holds are not counted.
    long waiting(String pool) {
        String queue = names.ticketQueue(pool);
        QueueInformation information = admin.getQueueInfo(queue);
        if (information == null) {
            declared.remove(queue);
            declare(queue);
            return 0;
        }
        return information.getMessageCount();
    }

    private boolean isPublished(
            String queue,
            CorrelationData confirm,
            CorrelationData.@Nullable Confirm answer,
            @Nullable Throwable failure) {
        if (confirm.getReturned() != null) {
            declared.remove(queue); // somebody deleted it
            silent.answered(queue);
            return false;
        }
        boolean isConfirmed = failure == null && answer != null && answer.ack();
        if (isConfirmed) {
            silent.answered(queue);
        }
        return isConfirmed;
    }

    /// Replaces queues that answer nothing, see [SilentQueues].
    void replaceSilentQueues() {
        declared.removeAll(silent.replace());
    }

    private void declare(String queue) {
        if (!declared.contains(queue)) {
            admin.declareQueue(QueueBuilder.durable(queue)
                    .withArguments(BrokerNames.TICKET_QUEUE_ARGUMENTS)
                    .build());
            declared.add(queue);
        }
    }

    private static Message message(Ticket ticket) {
        return MessageBuilder.withBody(StoaJson.MAPPER.writeValueAsBytes(ticket))
                .setContentType(MessageProperties.CONTENT_TYPE_JSON)
                .setDeliveryMode(MessageDeliveryMode.PERSISTENT)
                .build();
    }
}
