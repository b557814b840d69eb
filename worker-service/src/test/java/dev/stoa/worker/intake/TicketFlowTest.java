package dev.stoa.worker.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.Channel;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TicketFlowTest {
    private final List<String> said = new ArrayList<>();
    /// Whether the channel is; it says so like Spring's proxy of a cached channel.
    private boolean closed;

    private final Channel channel = (Channel) Proxy.newProxyInstance(
            getClass().getClassLoader(), new Class<?>[] {Channel.class}, (proxy, method, arguments) -> {
                if (closed) {
                    throw new IllegalStateException("Channel closed; cannot ack/nack");
                }
                said.add(method.getName() + " " + arguments[0]);
                return null;
            });
    private Instant now = Instant.EPOCH;
    private final TicketFlow flow = new TicketFlow(2, () -> now);

    @Test
    void anAcknowledgementIsHeldBackUntilASlotIsFree() {
        assertThat(flow.openConsumer()).isEqualTo(2);
        flow.settle(flow.arrive(channel, 1).orElseThrow());
        assertThat(said).isEmpty();
        flow.freeSlot();
        assertThat(said).containsExactly("basicAck 1");
    }

    @Test
    void whatIsHeldForTenMinutesWantsANewConsumer() {
        flow.openConsumer();
        flow.settle(flow.arrive(channel, 1).orElseThrow());
        now = now.plus(Duration.ofMinutes(10));
        assertThat(flow.wantsNewConsumer()).isFalse();
        now = now.plusSeconds(1);
        assertThat(flow.wantsNewConsumer()).isTrue();
        assertThat(flow.openConsumer()).as("one slot is taken still").isEqualTo(1);
        assertThat(flow.wantsNewConsumer()).isFalse();
        flow.freeSlot();
        assertThat(said).as("the delivery went back with its consumer").isEmpty();
        assertThat(flow.wantsNewConsumer())
                .as("it has less credit than it could")
                .isTrue();
    }

    @Test
    void isQuietWhenNoTicketHasComeForTenSecondsToAFreeSlot() {
        flow.openConsumer();
        now = now.plusSeconds(11);
        assertThat(flow.isQuiet()).isTrue();
        assertThat(flow.isQuiet()).as("asked again").isFalse();
        now = now.plusSeconds(11);
        assertThat(flow.arrive(channel, 1)).isPresent();
        assertThat(flow.isQuiet()).as("one has come").isFalse();
        assertThat(flow.arrive(channel, 2)).isPresent();
        now = now.plusSeconds(11);
        assertThat(flow.isQuiet()).as("no slot is free").isFalse();
    }

    @Test
    void aTicketThatCouldNotBeClaimedGoesBack() {
        flow.openConsumer();
        flow.giveBack(flow.arrive(channel, 7).orElseThrow());
        assertThat(said).containsExactly("basicNack 7");
        assertThat(flow.hasFreeSlot()).isTrue();
    }

    @Test
    void aSlotThatAnEarlierConsumersTicketLeavesLetsTheNextComeIn() {
        flow.openConsumer();
        Delivery earlier = flow.arrive(channel, 1).orElseThrow();
        flow.openConsumer();
        flow.settle(flow.arrive(channel, 2).orElseThrow());
        assertThat(said).isEmpty();
        flow.giveBack(earlier);
        assertThat(said).containsExactly("basicAck 2");
    }

    @Test
    void aTicketWithoutASlotIsNotTaken() {
        flow.openConsumer();
        assertThat(flow.arrive(channel, 1)).isPresent();
        assertThat(flow.arrive(channel, 2)).isPresent();
        flow.openConsumer();
        assertThat(flow.arrive(channel, 3)).isEqualTo(Optional.empty());
        assertThat(said).isEmpty();
    }

    @Test
    void aClosedChannelTakesNoSlotAway() {
        flow.openConsumer();
        Delivery first = flow.arrive(channel, 1).orElseThrow();
        Delivery second = flow.arrive(channel, 2).orElseThrow();
        closed = true;
        flow.settle(first);
        flow.freeSlot();
        assertThat(flow.hasFreeSlot()).isTrue();
        flow.giveBack(second);
        assertThat(flow.wantsNewConsumer())
                .as("both slots are free, and all deliveries dealt with")
                .isFalse();
        assertThat(said).isEmpty();
    }

    @Test
    void aClosedChannelDoesNotStopTheEnd() {
        flow.openConsumer();
        flow.settle(flow.arrive(channel, 1).orElseThrow());
        closed = true;
        flow.ackAll();
        flow.freeSlot();
        assertThat(said).isEmpty();
    }
}
