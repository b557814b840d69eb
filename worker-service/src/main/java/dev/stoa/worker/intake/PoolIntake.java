package dev.stoa.worker.intake;

import com.rabbitmq.client.Channel;
import dev.stoa.contracts.json.StoaJson;
import dev.stoa.contracts.message.Ticket;
import dev.stoa.worker.attempt.AttemptPipeline;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.core.AmqpAdmin;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.amqp.rabbit.listener.api.ChannelAwareMessageListener;
import org.springframework.core.NestedExceptionUtils;
import tools.jackson.core.JacksonException;

/// Takes the tickets of one pool, with slots of its own, and has each carried out on a virtual thread of its own.
final class PoolIntake implements ChannelAwareMessageListener {
    private static final Logger log = LoggerFactory.getLogger(PoolIntake.class);

    private final String pool;
    private final AttemptPipeline pipeline;
    private final TicketFlow flow;
    private final RetryPause claimFailures;
    /// Of this worker itself. Whoever takes what it handed back must have time to: a slot with a fault is otherwise the
    /// first to be free again.
    private final RetryPause faults;
    private final DeadTickets deadTickets;
    private final TicketConsumer consumer;
    private final IntakeMetrics metrics;
    private final CountDownLatch stopping = new CountDownLatch(1);

    PoolIntake(
            String pool,
            int slots,
            Queue queue,
            AttemptPipeline pipeline,
            DeadTickets deadTickets,
            ConnectionFactory connections,
            AmqpAdmin admin,
            IntakeMetrics metrics,
            InstantSource clock) {
        this.pool = pool;
        this.pipeline = pipeline;
        this.deadTickets = deadTickets;
        this.flow = new TicketFlow(slots, clock);
        this.claimFailures = new RetryPause(clock);
        this.faults = new RetryPause(clock);
        this.consumer = new TicketConsumer(flow, connections, admin, queue);
        this.metrics = metrics;
        metrics.watch(pool, slots, flow);
    }

    @Override
    public void onMessage(Message message, @Nullable Channel channel) {
        if (channel == null) {
            throw new IllegalStateException("A ticket came without its channel");
        }
        Optional<Delivery> delivery =
                flow.arrive(channel, message.getMessageProperties().getDeliveryTag());
        if (delivery.isEmpty()) {
            consumer.closeUntilASlotIsFree();
            return;
        }
        try {
            Ticket ticket = StoaJson.MAPPER.readValue(message.getBody(), Ticket.class);
            if (ticket == null) {
                putAside(message, "it is null", delivery.get());
            } else {
                Thread.ofVirtual()
                        .name(ticket.kind() + " " + ticket.id())
                        .start(() -> carryOut(ticket, delivery.get()));
            }
        } catch (JacksonException e) {
            putAside(message, e.getOriginalMessage(), delivery.get());
        }
    }

    private void putAside(Message message, String why, Delivery delivery) {
        Thread.ofVirtual().name("dead ticket").start(() -> {
            try {
                deadTickets.keep(message, why);
            } catch (RuntimeException e) {
                log.warn("A message that is no ticket ({}) could not be put aside: {}", why, e.toString());
                pause(claimFailures);
                flow.giveBack(delivery);
                return;
            }
            flow.freeSlot();
            flow.settle(delivery);
        });
    }

    private void carryOut(Ticket ticket, Delivery delivery) {
        Optional<Runnable> attempt;
        try {
            attempt = pipeline.claim(ticket, pool);
            claimFailures.reset();
            metrics.claimed(ticket, attempt.isPresent());
        } catch (Throwable e) { // a slot that is not given back is lost until this worker ends
            log.warn(
                    "{} could not be claimed and goes back to the queue: {}",
                    ticket,
                    NestedExceptionUtils.getMostSpecificCause(e).toString());
            pause(claimFailures);
            flow.giveBack(delivery);
            return;
        }
        if (attempt.isEmpty()) {
            flow.freeSlot();
            flow.settle(delivery);
            return;
        }
        try {
            settle(delivery, ticket);
            attempt.get().run(); // on every path: it is what lets go of the claim
            faults.reset();
        } catch (RuntimeException e) {
            log.debug("{} was handed back; this slot takes no other for a while", ticket, e);
            pause(faults);
        } finally {
            flow.freeSlot();
        }
    }

    /// An acknowledgement that fails costs a second delivery of the ticket, which finds nothing to claim.
    private void settle(Delivery delivery, Ticket ticket) {
        try {
            flow.settle(delivery);
        } catch (RuntimeException e) {
            log.warn("{} could not be acknowledged, and is carried out all the same", ticket, e);
        }
    }

    /// A worker that stops does not wait.
    private void pause(RetryPause failures) {
        try {
            if (stopping.await(failures.next().toMillis(), TimeUnit.MILLISECONDS)) {
                log.debug("Stopping");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void start() {
        consumer.start(this);
    }

    /// Takes no more tickets.
    void stop() {
        stopping.countDown();
        consumer.stop();
    }

    /// Waits until every slot is free; false when `most` was not enough.
    boolean awaitIdle(Duration most) throws InterruptedException {
        return flow.awaitIdle(most);
    }

    void close() {
        consumer.close();
    }

    boolean isRunning() {
        return consumer.isRunning();
    }
}
