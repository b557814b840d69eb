package dev.stoa.api.dispatch;

import dev.stoa.contracts.message.BrokerNames;
import java.util.UUID;
import org.springframework.amqp.core.AnonymousQueue;
import org.springframework.amqp.core.Binding;
import org.springframework.amqp.core.BindingBuilder;
import org.springframework.amqp.core.FanoutExchange;
import org.springframework.amqp.core.NamingStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The exchanges at the broker, and this process's own queue of what workers tell.
@Configuration(proxyBeanMethods = false)
class DispatchConfiguration {

    @Bean
    FanoutExchange workerEventExchange(BrokerNames names) {
        return new FanoutExchange(names.eventExchange());
    }

    @Bean
    FanoutExchange controlExchange(BrokerNames names) {
        return new FanoutExchange(names.controlExchange());
    }

    @Bean
    AnonymousQueue workerEvents(BrokerNames names) {
        NamingStrategy own = () -> names.eventExchange() + "." + UUID.randomUUID();
        return new AnonymousQueue(own);
    }

    @Bean
    Binding workerEventBinding(AnonymousQueue workerEvents, FanoutExchange workerEventExchange) {
        return BindingBuilder.bind(workerEvents).to(workerEventExchange);
    }
}
