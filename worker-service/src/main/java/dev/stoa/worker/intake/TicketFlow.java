package dev.stoa.worker.intake;

import com.rabbitmq.client.Channel;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/// Slots and acknowledgements of one pool: lets [TicketCredit] decide, and acknowledges what may be acknowledged.
/// Threadsafe.
class TicketFlow {
    private static final int MOST_PREFETCH = 8;
    /// RabbitMQ drops a consumer that holds a delivery for 30 minutes (RabbitMQ, "Consumers", delivery acknowledgement
    /// timeout).
    private static final Duration LONGEST_HOLD = Duration.ofMinutes(10);
    private static final Duration QUIET = Duration.ofSeconds(10);

    private final InstantSource clock;
    private final int slots;
    /// Guarded by this, like all below.
    private final TicketCredit credit;
    /// Deliveries whose tickets are dealt with, but may not be acknowledged yet; oldest first.
    private final Deque<Delivery> held = new ArrayDeque<>();
    /// When the latest ticket came, the consumer was opened or [#isQuiet] said yes.
    private Instant quietSince = Instant.MIN;

    TicketFlow(int slots, InstantSource clock) {
        this.clock = clock;
        this.slots = slots;
        this.credit = new TicketCredit(slots, Math.min(slots, MOST_PREFETCH));
    }

    synchronized int openConsumer() {
        held.clear();
        quietSince = clock.instant();
        return credit.openConsumer();
    }

    /// A ticket has arrived and takes a slot; empty when none is free.
    synchronized Optional<Delivery> arrive(Channel channel, long tag) {
        quietSince = clock.instant();
        Delivery delivery = new Delivery(channel, tag, credit.consumer(), quietSince);
        return credit.deliver() ? Optional.of(delivery) : Optional.empty();
    }

    /// The ticket is dealt with: acknowledges it, now or when a slot is free for the next.
    synchronized void settle(Delivery delivery) {
        if (delivery.consumer() == credit.consumer()) {
            held.add(delivery);
            ackWhatMayBe();
        }
    }

    /// The ticket could not be dealt with and goes back to the queue; its slot is free.
    synchronized void giveBack(Delivery delivery) {
        credit.freeSlot();
        if (delivery.consumer() == credit.consumer()) {
            delivery.giveBack();
            credit.acked();
        }
        ackWhatMayBe();
        notifyAll();
    }

    /// An attempt is over.
    synchronized void freeSlot() {
        credit.freeSlot();
        ackWhatMayBe();
        notifyAll();
    }

    /// Acknowledges everything that is dealt with: no more is taken.
    synchronized void ackAll() {
        held.forEach(Delivery::ack);
        held.clear();
    }

    synchronized boolean hasFreeSlot() {
        return credit.freeSlots() > 0;
    }

    synchronized int busySlots() {
        return slots - credit.freeSlots();
    }

    /// Whether the consumer should be replaced by a new one: it holds a delivery for too long, or has less credit than
    /// it
    /// could have.
    synchronized boolean wantsNewConsumer() {
        boolean holdsTooLong = !held.isEmpty()
                && held.getFirst().arrivedAt().isBefore(clock.instant().minus(LONGEST_HOLD));
        return holdsTooLong || credit.isNarrow();
    }

    /// Whether no ticket has come for 10 s although a slot is free; true once in 10 s.
    synchronized boolean isQuiet() {
        Instant now = clock.instant();
        boolean quiet = credit.freeSlots() > 0 && quietSince.isBefore(now.minus(QUIET));
        if (quiet) {
            quietSince = now;
        }
        return quiet;
    }

    /// Waits until every slot is free; false when `most` was not enough.
    synchronized boolean awaitIdle(Duration most) throws InterruptedException {
        long end = System.nanoTime() + most.toNanos();
        while (credit.freeSlots() < slots) {
            long leftMillis = (end - System.nanoTime()) / 1_000_000;
            if (leftMillis <= 0) {
                return false;
            }
            wait(leftMillis);
        }
        return true;
    }

    private void ackWhatMayBe() {
        while (!held.isEmpty() && credit.mayAck()) {
            held.removeFirst().ack();
            credit.acked();
        }
    }
}
