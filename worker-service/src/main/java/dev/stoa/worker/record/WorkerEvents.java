package dev.stoa.worker.record;

import dev.stoa.contracts.json.StoaJson;
import dev.stoa.contracts.message.BrokerNames;
import dev.stoa.contracts.message.WorkerEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.AmqpException;
import org.springframework.amqp.core.MessageBuilder;
import org.springframework.amqp.core.MessageDeliveryMode;
import org.springframework.amqp.core.MessageProperties;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.stereotype.Component;

/// Tells every API process what was recorded. An event that does not get through costs time only: the database has been
/// written before.
@Component
public class WorkerEvents {
    private static final Logger log = LoggerFactory.getLogger(WorkerEvents.class);

    private final RabbitTemplate template;
    private final String exchange;

    WorkerEvents(ConnectionFactory connections, BrokerNames names) {
        this.template = new RabbitTemplate(connections);
        this.template.setUsePublisherConnection(true); // a broker that blocks publishers must not block consumers
        this.exchange = names.eventExchange();
    }

    /// A run reached a terminal status.
    public void runFinished(long runId) {
        publish(new WorkerEvent(WorkerEvent.Kind.RUN_FINISHED, runId));
    }

    /// A version left CHECKING.
    public void versionChecked(long versionId) {
        publish(new WorkerEvent(WorkerEvent.Kind.VERSION_CHECKED, versionId));
    }

    private void publish(WorkerEvent event) {
        try {
            template.send(
                    exchange,
                    "",
                    MessageBuilder.withBody(StoaJson.MAPPER.writeValueAsBytes(event))
                            .setContentType(MessageProperties.CONTENT_TYPE_JSON)
                            .setDeliveryMode(MessageDeliveryMode.NON_PERSISTENT)
                            .build());
        } catch (AmqpException e) {
            log.warn("{} was not published; the API sees it at its next look: {}", event, e.getMessage());
        }
    }
}
