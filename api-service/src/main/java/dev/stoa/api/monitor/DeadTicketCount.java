package dev.stoa.api.monitor;

import dev.stoa.contracts.message.BrokerNames;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.AmqpException;
import org.springframework.amqp.core.AmqpAdmin;
import org.springframework.amqp.core.QueueInformation;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// How many messages workers have put aside because they were no tickets. Counted from time to time, so that the
/// monitor never waits for the broker.
@Component
class DeadTicketCount {
    private static final Logger log = LoggerFactory.getLogger(DeadTicketCount.class);

    private final AmqpAdmin admin;
    private final String queue;
    private volatile @Nullable Long latest;

    DeadTicketCount(AmqpAdmin admin, BrokerNames names) {
        this.admin = admin;
        this.queue = names.deadTicketQueue();
    }

    /// As of the last look; null when the broker was not to be had then.
    @Nullable
    Long latest() {
        return latest;
    }

    @Scheduled(fixedDelayString = "${stoa.monitor.dead-tickets-interval:15s}")
    void look() {
        try {
            QueueInformation information = admin.getQueueInfo(queue);
            latest = information == null ? 0L : information.getMessageCount();
        } catch (AmqpException e) {
            latest = null;
            log.debug("The broker does not say how many dead tickets there are", e);
        }
    }
}
