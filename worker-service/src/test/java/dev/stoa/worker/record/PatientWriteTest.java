package dev.stoa.worker.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.support.SQLStateSQLExceptionTranslator;

class PatientWriteTest {
    private final AtomicInteger attempts = new AtomicInteger();

    @Test
    void aDatabaseThatIsAwayIsWaitedFor() throws Exception {
        assertThat(PatientWrite.keepTrying("It", failingTwice("08006"))).isEqualTo("written");
        assertThat(attempts).hasValue(3);
    }

    @Test
    void aDatabaseThatIsBeingShutDownIsWaitedFor() throws Exception {
        assertThat(PatientWrite.keepTrying("It", failingTwice("57P01"))).isEqualTo("written");
    }

    @Test
    void aValueThatIsNoneIsNotTriedAgain() {
        assertThatThrownBy(() -> PatientWrite.keepTrying("It", failingTwice("22P05")))
                .isInstanceOf(RefusedByDatabase.class)
                .hasMessage("away");
        assertThat(attempts).hasValue(1);
    }

    @Test
    void aStatementThatCannotSucceedIsNotTriedAgain() {
        assertThatThrownBy(() -> PatientWrite.keepTrying("It", failingTwice("42501")))
                .isNotInstanceOf(RefusedByDatabase.class);
        assertThat(attempts).hasValue(1);
    }

    private Supplier<String> failingTwice(String state) {
        return () -> {
            if (attempts.incrementAndGet() <= 2) {
                SQLException cause = new SQLException("away", state);
                RuntimeException translated = new SQLStateSQLExceptionTranslator().translate("write", null, cause);
                throw translated == null ? new IllegalStateException(cause) : translated;
            }
            return "written";
        };
    }
}
