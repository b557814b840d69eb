package dev.stoa.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TestDatabaseNameTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    @Test
    void aNameTellsItsAge() {
        String name = TestDatabaseName.create(NOW.minusSeconds(3_601));
        assertThat(TestDatabaseName.isOlderThan(Duration.ofHours(1), name, NOW)).isTrue();
        assertThat(TestDatabaseName.isOlderThan(Duration.ofHours(2), name, NOW)).isFalse();
    }

    @Test
    void aNameThatTellsNoAgeIsNeverOld() {
        for (String name : new String[] {"stoa_test_mine", "stoa_test_1", "stoa_test_1_x\"; --", "other_1_ab"}) {
            assertThat(TestDatabaseName.isOlderThan(Duration.ofHours(1), name, NOW))
                    .isFalse();
        }
    }
}
