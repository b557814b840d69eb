package dev.stoa.worker.intake;

import dev.stoa.contracts.message.BrokerNames;
import dev.stoa.worker.Worker;
import java.util.HashMap;
import org.springframework.amqp.core.Declarables;
import org.springframework.amqp.core.Queue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Declares the queues this worker takes its tickets from, one for each pool, and the one for what is found there and
/// is
/// no ticket.
@Configuration(proxyBeanMethods = false)
class IntakeConfiguration {

    @Bean
    Declarables ticketQueues(BrokerNames names, Worker worker) {
        return new Declarables(worker.pools().stream()
                .map(pool -> queue(names.ticketQueue(pool)))
                .toList());
    }

    @Bean
    Queue deadTicketQueue(BrokerNames names) {
        return queue(names.deadTicketQueue());
    }

    static Queue queue(String name) {
        return new Queue(name, true, false, false, new HashMap<>(BrokerNames.TICKET_QUEUE_ARGUMENTS));
    }
}
