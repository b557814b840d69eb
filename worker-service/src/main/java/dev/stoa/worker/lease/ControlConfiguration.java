package dev.stoa.worker.lease;

import dev.stoa.contracts.json.StoaJson;
import dev.stoa.contracts.message.BrokerNames;
import dev.stoa.contracts.message.CancelRequest;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.core.AnonymousQueue;
import org.springframework.amqp.core.Base64UrlNamingStrategy;
import org.springframework.amqp.core.Binding;
import org.springframework.amqp.core.BindingBuilder;
import org.springframework.amqp.core.FanoutExchange;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.amqp.rabbit.listener.DirectMessageListenerContainer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.core.JacksonException;

/// Hears cancel requests as they are made, on a queue of this worker's own. One that is missed costs time only: the
/// next
/// heartbeat sees the same wish in the database.
@Configuration(proxyBeanMethods = false)
class ControlConfiguration {
    private static final Logger log = LoggerFactory.getLogger(ControlConfiguration.class);

    @Bean
    FanoutExchange controlExchange(BrokerNames names) {
        return new FanoutExchange(names.controlExchange());
    }

    @Bean
    AnonymousQueue controlQueue(BrokerNames names) {
        return new AnonymousQueue(new Base64UrlNamingStrategy(names.controlExchange() + "."));
    }

    @Bean
    Binding controlBinding(AnonymousQueue controlQueue, FanoutExchange controlExchange) {
        return BindingBuilder.bind(controlQueue).to(controlExchange);
    }

    @Bean
    DirectMessageListenerContainer controlListener(
            ConnectionFactory connections, AnonymousQueue controlQueue, HeldLeases held) {
        DirectMessageListenerContainer container = new DirectMessageListenerContainer(connections);
        container.setQueues(controlQueue);
        container.setMissingQueuesFatal(false);
        container.setRecoveryInterval(1000);
        container.setMonitorInterval(1000);
        container.setFailedDeclarationRetryInterval(1000);
        container.setPhase(Heartbeat.PHASE);
        container.setMessageListener(message -> cancel(message, held));
        return container;
    }

    private static void cancel(Message message, HeldLeases held) {
        try {
            held.cancel(StoaJson.MAPPER
                    .readValue(message.getBody(), CancelRequest.class)
                    .runId());
        } catch (JacksonException e) {
            log.warn(
                    "Passed over a control message that is no cancel request: {}",
                    new String(message.getBody(), StandardCharsets.UTF_8));
        }
    }
}
