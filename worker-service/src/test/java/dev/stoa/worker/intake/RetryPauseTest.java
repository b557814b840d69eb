package dev.stoa.worker.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RetryPauseTest {
    private Instant now = Instant.EPOCH;
    private final RetryPause pause = new RetryPause(() -> now);

    @Test
    void itDoublesFromOneSecondToFifteen() {
        List<Long> seconds = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            Duration next = pause.next();
            seconds.add(next.toSeconds());
            now = now.plus(next);
        }
        assertThat(seconds).containsExactly(1L, 2L, 4L, 8L, 15L, 15L);
    }

    @Test
    void failuresAtOnceCountAsOne() {
        pause.next();
        assertThat(pause.next()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void aSuccessStartsItAgain() {
        now = now.plus(pause.next());
        pause.next();
        pause.reset();
        assertThat(pause.next()).isEqualTo(Duration.ofSeconds(1));
    }
}
