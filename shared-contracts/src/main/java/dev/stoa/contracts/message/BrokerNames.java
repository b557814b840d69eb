package dev.stoa.contracts.message;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The names of Stoa's queues and exchanges at the broker.
///
/// @param prefix What the names of queues and exchanges begin with, so that several installations can share a broker.
///               The same for all services of one installation.
@ConfigurationProperties("stoa.broker")
public record BrokerNames(@DefaultValue("stoa") String prefix) {

    /// The arguments tickets' queues are declared with. Quorum queues are replicated and durable (RabbitMQ, "Quorum
    /// Queues"); brokers that do not know the argument ignore it.
    public static final Map<String, Object> TICKET_QUEUE_ARGUMENTS = Map.of("x-queue-type", "quorum");

    /// The queue of the tickets that workers of a pool take.
    public String ticketQueue(String pool) {
        return prefix + ".tickets." + pool;
    }

    /// The queue of messages that were found among the tickets and are none, for somebody to look at.
    public String deadTicketQueue() {
        return prefix + ".dead-tickets";
    }

    /// The fanout exchange of [WorkerEvent]s: every API process binds a queue of its own.
    public String eventExchange() {
        return prefix + ".events";
    }

    /// The fanout exchange of [CancelRequest]s: every worker binds a queue of its own.
    public String controlExchange() {
        return prefix + ".control";
    }
}
