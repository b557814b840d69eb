package dev.stoa.worker.lease;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class TurnHintTest {
    private Instant now = Instant.parse("2026-11-25T12:00:00Z");
    private final TurnHint hint = new TurnHint(() -> now);

    @Test
    void aSearchBeginsALittleBeforeWhereTheLastOneEndedAndOnceASecondAtTheStart() {
        assertThat(hint.from()).isZero();
        hint.reached(4000);
        assertThat(hint.from()).isEqualTo(3500);
        hint.reached(4001);
        now = now.plusMillis(999);
        assertThat(hint.from()).isEqualTo(3501);
        now = now.plusMillis(1);
        assertThat(hint.from()).isZero();
        assertThat(hint.from()).isEqualTo(3501);
    }

    @Test
    void itGoesBackWithWhatWasClaimed() {
        hint.from();
        hint.reached(5000);
        hint.reached(1500);
        assertThat(hint.from()).isEqualTo(1000);
        hint.reached(1);
        assertThat(hint.from()).isZero();
    }
}
