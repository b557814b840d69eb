package dev.stoa.worker.intake;

/// How many tickets the broker may push, and when one may be acknowledged.
///
/// The rule: credit, the tickets the broker may still push (prefetch less deliveries not acknowledged), never exceeds
/// the
/// free slots. So a ticket that arrives finds a slot, and no ticket waits here for one while another worker idles. A
/// delivery takes one credit and one slot; acknowledging it gives the credit back, which the rule allows only when a
/// slot
/// is free for it. Not threadsafe.
final class TicketCredit {
    private final int most;
    private int freeSlots;
    private int prefetch;
    private int unacked;
    private int consumer;

    /// @param slots how many attempts may go on at a time
    /// @param most  the largest prefetch
    TicketCredit(int slots, int most) {
        this.freeSlots = slots;
        this.most = most;
    }

    /// A new consumer begins, with nothing unacknowledged: what the one before held went back to the queue.
    ///
    /// @return its prefetch, at least 1, since 0 would mean no limit (AMQP 0-9-1, basic.qos)
    int openConsumer() {
        consumer++;
        unacked = 0;
        prefetch = Math.max(1, Math.min(most, freeSlots));
        return prefetch;
    }

    /// Which consumer is the current one.
    int consumer() {
        return consumer;
    }

    /// A ticket has arrived. It takes a slot; false when none is free, which happens only to a consumer that was opened
    /// without one.
    boolean deliver() {
        unacked++;
        if (freeSlots == 0) {
            return false;
        }
        freeSlots--;
        return true;
    }

    /// An attempt is over.
    void freeSlot() {
        freeSlots++;
    }

    /// Whether a delivery may be acknowledged now.
    boolean mayAck() {
        return unacked > 0 && prefetch - (unacked - 1) <= freeSlots;
    }

    /// A delivery of the current consumer was acknowledged, or given back.
    void acked() {
        unacked--;
    }

    int freeSlots() {
        return freeSlots;
    }

    /// Whether the consumer has less credit than there are slots now, and could be replaced without giving anything
    /// back.
    boolean isNarrow() {
        return unacked == 0 && prefetch < Math.min(most, freeSlots);
    }
}
