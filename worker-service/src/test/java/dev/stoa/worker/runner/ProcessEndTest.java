package dev.stoa.worker.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stoa.contracts.json.StoaJson;
import dev.stoa.contracts.run.ErrorKind;
import dev.stoa.contracts.run.RunError;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProcessEndTest {
    private static final RunLimits LIMITS = new RunLimits(Duration.ofMinutes(5), false, 512, false);

    @Test
    void anExitCodeIsNamed() {
        assertThat(error("{\"exit\": 3}"))
                .isEqualTo(new RunError(
                        ErrorKind.APP_ERROR, "The function ended its process with exit code 3 before returning."));
    }

    @Test
    void aSignalIsNamed() {
        assertThat(error("{\"signal\": 11}"))
                .isEqualTo(
                        new RunError(ErrorKind.APP_ERROR, "The function's process was ended by signal 11 (SIGSEGV)."));
        assertThat(error("{\"signal\": 40}").message()).isEqualTo("The function's process was ended by signal 40.");
    }

    @Test
    void evidenceOfTooMuchMemoryIsSaid() {
        assertThat(error("{\"signal\": 9, \"out_of_memory\": true}"))
                .isEqualTo(new RunError(
                        ErrorKind.OUT_OF_MEMORY,
                        "The run needed more memory than 512 MB, the memory_mb of its manifest."));
    }

    @Test
    void aKillNobodyAskedForWasProbablyTheMachines() {
        assertThat(error("{\"signal\": 9}"))
                .isEqualTo(
                        new RunError(
                                ErrorKind.OUT_OF_MEMORY,
                                "The function's process was ended by signal 9 (SIGKILL), probably because it needed more memory than there is."));
    }

    private static RunError error(String json) {
        return StoaJson.MAPPER.readValue(json, ProcessEnd.class).error(LIMITS);
    }
}
