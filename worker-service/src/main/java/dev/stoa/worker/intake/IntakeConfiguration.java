package dev.stoa.worker.intake;

import dev.stoa.contracts.message.BrokerNames;
import dev.stoa.worker.Worker;
import java.util.HashMap;
import org.springframework.amqp.core.Queue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Declares the queue this worker takes its tickets from, and the one for what is found there and is no ticket.
@Configuration(proxyBeanMethods = false)
class IntakeConfiguration {

    @Bean
    Queue ticketQueue(BrokerNames names, Worker worker) {
        return new Queue(
                names.ticketQueue(worker.pool()),
                true,
                false,
                false,
                new HashMap<>(BrokerNames.TICKET_QUEUE_ARGUMENTS));
    }

    @Bean
    Queue deadTicketQueue(BrokerNames names) {
        return new Queue(
                names.deadTicketQueue(), true, false, false, new HashMap<>(BrokerNames.TICKET_QUEUE_ARGUMENTS));
    }
}
