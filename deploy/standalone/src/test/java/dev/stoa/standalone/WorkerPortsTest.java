package dev.stoa.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkerPortsTest {

    @Test
    void eachWorkerHasThePortAfterTheOneBefore() {
        WorkerPorts ports = WorkerPorts.fromEnvironment(Map.of("STOA_WORKER_PORT", "9001"), 2);
        assertThat(ports.of(1)).isEqualTo(9001);
        assertThat(ports.of(2)).isEqualTo(9002);
    }

    @Test
    void withoutTheVariableEachTakesAFreeOne() {
        assertThat(WorkerPorts.fromEnvironment(Map.of(), 2).of(2)).isZero();
        assertThat(WorkerPorts.fromEnvironment(Map.of("STOA_WORKER_PORT", "0"), 2)
                        .of(2))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "65535", "high"})
    void portsThatAreNoneAreRefused(String value) {
        assertThatThrownBy(() -> WorkerPorts.fromEnvironment(Map.of("STOA_WORKER_PORT", value), 2))
                .isInstanceOf(UpException.class)
                .hasMessage(
                        "STOA_WORKER_PORT must be a whole number from 0 to 65534, for the ports of 2 workers, not '%s'.",
                        value);
    }
}
