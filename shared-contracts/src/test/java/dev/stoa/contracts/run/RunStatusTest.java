package dev.stoa.contracts.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RunStatusTest {

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
            from,      PENDING, RUNNING, SUCCESS, FAILED, CANCELLED
            PENDING,   false,   true,    false,   true,   true
            RUNNING,   true,    false,   true,    true,   true
            SUCCESS,   false,   false,   false,   false,  false
            FAILED,    false,   false,   false,   false,  false
            CANCELLED, false,   false,   false,   false,  false
            """)
    void movesOnlyAsTheTableSays(
            RunStatus from, boolean pending, boolean running, boolean success, boolean failed, boolean cancelled) {
        assertThat(from.canBecome(RunStatus.PENDING)).isEqualTo(pending);
        assertThat(from.canBecome(RunStatus.RUNNING)).isEqualTo(running);
        assertThat(from.canBecome(RunStatus.SUCCESS)).isEqualTo(success);
        assertThat(from.canBecome(RunStatus.FAILED)).isEqualTo(failed);
        assertThat(from.canBecome(RunStatus.CANCELLED)).isEqualTo(cancelled);
    }

    @ParameterizedTest
    @EnumSource
    void aTerminalStatusIsOneThatNothingFollows(RunStatus status) {
        boolean ends = status == RunStatus.SUCCESS || status == RunStatus.FAILED || status == RunStatus.CANCELLED;

        assertThat(status.isTerminal()).isEqualTo(ends);
    }
}
