package dev.stoa.worker.intake;

import dev.stoa.worker.Ticker;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.core.AcknowledgeMode;
import org.springframework.amqp.core.AmqpAdmin;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.core.QueueInformation;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.amqp.rabbit.listener.api.ChannelAwareMessageListener;

/// The consumer of one pool's tickets at the broker: opened, replaced and taken away as the free slots want it.
class TicketConsumer {
    private static final Logger log = LoggerFactory.getLogger(TicketConsumer.class);
    private static final Duration LOOK_PAUSE = Duration.ofSeconds(1);

    private final TicketFlow flow;
    private final AmqpAdmin admin;
    private final Queue queue;
    private final TicketContainer container;
    private volatile @Nullable Ticker look;
    /// Whether a ticket found no free slot: then no consumer is wanted until there is one.
    private volatile boolean full;

    TicketConsumer(TicketFlow flow, ConnectionFactory connections, AmqpAdmin admin, Queue ticketQueue) {
        this.flow = flow;
        this.admin = admin;
        this.queue = ticketQueue;
        this.container = new TicketContainer(connections, flow::openConsumer);
        this.container.setQueues(ticketQueue);
        this.container.setAcknowledgeMode(AcknowledgeMode.MANUAL);
    }

    /// Has tickets come, until [#stop].
    void start(ChannelAwareMessageListener listener) {
        container.setMessageListener(listener);
        container.afterPropertiesSet();
        look = Ticker.start("look at the consumer of tickets", LOOK_PAUSE, this::lookAt);
    }

    /// A ticket found no free slot. Closing the consumer gives it back, with whatever else came.
    void closeUntilASlotIsFree() {
        full = true;
    }

    /// Has no more tickets come.
    void stop() {
        Ticker started = look;
        if (started != null) {
            look = null;
            started.close();
            flow.ackAll();
            container.stop();
        }
    }

    boolean isRunning() {
        return look != null;
    }

    void close() {
        container.destroy();
    }

    private void lookAt() {
        if (container.isRunning() && (full || flow.wantsNewConsumer() || isForgotten())) {
            log.debug("Closing the consumer of tickets; it comes back with the next free slot");
            container.stop();
            full = false;
        }
        if (!container.isRunning() && flow.hasFreeSlot()) {
            container.start();
        }
    }

    /// Whether tickets wait and none comes, so that the broker seems to know nothing of this consumer. It does not tell
    /// consumers when it deletes a queue by force (seen with RabbitMQ 3.10).
    private boolean isForgotten() {
        if (!flow.isQuiet()) {
            return false;
        }
        QueueInformation information = admin.getQueueInfo(queue.getName());
        boolean forgotten = information != null && information.getMessageCount() > 0;
        if (forgotten) {
            log.warn("Tickets wait and none comes; asking for them anew");
        }
        return forgotten;
    }
}
