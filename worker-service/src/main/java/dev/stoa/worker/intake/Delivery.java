package dev.stoa.worker.intake;

import com.rabbitmq.client.AlreadyClosedException;
import com.rabbitmq.client.Channel;
import java.io.IOException;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A ticket's message, to be acknowledged or given back once. A channel that is closed has given it back already, and
/// says so in ways of its own: the client's exceptions, or the IllegalStateException of Spring's channel proxy
/// (`CachingConnectionFactory`).
///
/// @param consumer  which consumer of this worker got it
/// @param arrivedAt when it came
record Delivery(Channel channel, long tag, int consumer, Instant arrivedAt) {
    private static final Logger log = LoggerFactory.getLogger(Delivery.class);

    void ack() {
        try {
            channel.basicAck(tag, false);
        } catch (IOException | AlreadyClosedException | IllegalStateException e) {
            log.debug("Delivery {} went back to the queue with its channel; there is nothing to claim with it", tag, e);
        }
    }

    void giveBack() {
        try {
            channel.basicNack(tag, false, true);
        } catch (IOException | AlreadyClosedException | IllegalStateException e) {
            log.debug("Delivery {} went back to the queue with its channel", tag, e);
        }
    }
}
