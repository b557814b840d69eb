package dev.stoa.worker.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class TicketCreditTest {

    @Test
    void asManyTicketsArePushedAsThereAreSlots() {
        assertThat(new TicketCredit(4, 4).openConsumer()).isEqualTo(4);
        assertThat(new TicketCredit(16, 8).openConsumer()).isEqualTo(8);
    }

    @Test
    void withMoreSlotsThanPrefetchTheFirstAcknowledgementsGoAtOnce() {
        TicketCredit credit = new TicketCredit(16, 8);
        credit.openConsumer();
        for (int i = 0; i < 8; i++) {
            assertThat(credit.deliver()).isTrue();
            assertThat(credit.mayAck()).isTrue();
            credit.acked();
        }
        assertThat(credit.freeSlots()).isEqualTo(8);
        credit.deliver();
        assertThat(credit.mayAck()).as("8 of credit for 7 slots").isFalse();
    }

    @Test
    void aFreedSlotAllowsOneMoreAcknowledgement() {
        TicketCredit credit = new TicketCredit(2, 2);
        credit.openConsumer();
        credit.deliver();
        assertThat(credit.mayAck()).isFalse();
        credit.freeSlot();
        assertThat(credit.mayAck()).isTrue();
        credit.acked();
        assertThat(credit.mayAck()).as("nothing is left to acknowledge").isFalse();
    }

    @Test
    void aTicketThatWasNotWonMayAlwaysBeAcknowledged() {
        TicketCredit credit = new TicketCredit(2, 2);
        credit.openConsumer();
        credit.deliver();
        credit.deliver();
        credit.freeSlot();
        assertThat(credit.mayAck()).isTrue();
    }

    @Test
    void aNewConsumerGetsNoMoreThanTheFreeSlots() {
        TicketCredit credit = new TicketCredit(4, 4);
        credit.openConsumer();
        credit.deliver();
        credit.deliver();
        assertThat(credit.openConsumer()).isEqualTo(2);
        assertThat(credit.deliver()).isTrue();
        assertThat(credit.deliver()).isTrue();
        assertThat(credit.deliver()).as("no slot").isFalse();
    }

    @Test
    void aConsumerWithoutAFreeSlotTakesOneTicketItCannotCarryOut() {
        TicketCredit credit = new TicketCredit(1, 1);
        credit.openConsumer();
        credit.deliver();
        assertThat(credit.openConsumer()).as("0 would mean no limit").isEqualTo(1);
        assertThat(credit.deliver()).isFalse();
    }

    @Test
    void aConsumerThatCouldHaveMoreCreditIsNarrow() {
        TicketCredit credit = new TicketCredit(4, 4);
        credit.openConsumer();
        credit.deliver();
        credit.deliver();
        credit.deliver();
        credit.openConsumer();
        assertThat(credit.isNarrow()).isFalse();
        credit.freeSlot();
        assertThat(credit.isNarrow()).isTrue();
        credit.deliver();
        assertThat(credit.isNarrow())
                .as("it would have to give a delivery back")
                .isFalse();
    }

    @Test
    void theRuleHoldsWhateverHappens() {
        Random random = new Random(42);
        for (int slots = 1; slots <= 12; slots++) {
            int most = Math.min(slots, 8);
            TicketCredit credit = new TicketCredit(slots, most);
            int prefetch = credit.openConsumer();
            int unacked = 0;
            int running = 0;
            for (int step = 0; step < 2000; step++) {
                if (random.nextBoolean() && unacked < prefetch) {
                    assertThat(credit.deliver()).isTrue();
                    unacked++;
                    running++;
                } else if (running > 0) {
                    credit.freeSlot();
                    running--;
                }
                while (credit.mayAck()) {
                    credit.acked();
                    unacked--;
                }
                assertThat(prefetch - unacked).isLessThanOrEqualTo(slots - running);
            }
        }
    }
}
