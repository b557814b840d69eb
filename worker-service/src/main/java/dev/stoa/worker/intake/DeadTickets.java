package dev.stoa.worker.intake;

import com.rabbitmq.client.AMQP.BasicProperties;
import dev.stoa.contracts.message.BrokerNames;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.stereotype.Component;

/// Keeps messages that are no tickets in a queue of their own. The worker puts them there itself: not every broker that
/// Stoa runs on has dead-letter exchanges, and the ticket queue's arguments cannot be changed once it is there.
@Component
class DeadTickets {
    private static final Logger log = LoggerFactory.getLogger(DeadTickets.class);
    private static final long CONFIRM_TAKES_AT_MOST_MILLIS = 5_000;
    private static final int PERSISTENT = 2;

    private final RabbitTemplate template;
    private final String queue;

    DeadTickets(ConnectionFactory connections, BrokerNames names) {
        this.template = new RabbitTemplate(connections);
        this.template.setUsePublisherConnection(true);
        this.queue = names.deadTicketQueue();
    }

    /// Puts a message there, and returns when the broker has it for good.
    ///
    /// @param why what is wrong with it
    /// @throws AmqpException when the broker does not take it; it must not be acknowledged then
    void keep(Message message, String why) {
        template.execute(channel -> {
            channel.queueDeclare(queue, true, false, false, BrokerNames.TICKET_QUEUE_ARGUMENTS); // it may be deleted
            channel.confirmSelect();
            channel.basicPublish(
                    "",
                    queue,
                    new BasicProperties.Builder()
                            .deliveryMode(PERSISTENT)
                            .headers(Map.of("why", why))
                            .build(),
                    message.getBody());
            channel.waitForConfirmsOrDie(CONFIRM_TAKES_AT_MOST_MILLIS);
            return true;
        });
        log.error(
                "A message that is no ticket ({}) is kept in the queue {}: {}",
                why,
                queue,
                new String(message.getBody(), StandardCharsets.UTF_8));
    }
}
