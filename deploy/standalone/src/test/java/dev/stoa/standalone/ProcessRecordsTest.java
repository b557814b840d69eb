package dev.stoa.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessRecordsTest {

    private static final Path JAR = Path.of("/somewhere/worker.jar");

    @TempDir
    Path folder;

    private Process process;
    private ProcessRecords records;

    @BeforeEach
    void start() throws IOException {
        process = new ProcessBuilder("sh", "-c", "while :; do sleep 0.05; done", JAR.toString()).start();
        records = new ProcessRecords(folder.resolve("processes"));
    }

    @AfterEach
    void kill() {
        process.destroyForcibly();
    }

    @Test
    void aRecordedProcessIsFoundAndStopped() {
        records.add(process.toHandle(), JAR);
        assertThat(new ProcessRecords(folder.resolve("processes")).findLeftovers())
                .containsExactly(process.toHandle());
        assertThat(records.stopLeftovers()).isEqualTo(1);
        assertThat(process.isAlive()).isFalse();
        assertThat(folder.resolve("processes")).doesNotExist();
    }

    @Test
    void anotherProgramWithTheProcessIdIsNotTouched() {
        records.add(process.toHandle(), Path.of("/somewhere/api.jar"));
        assertThat(records.stopLeftovers()).isZero();
        assertThat(process.isAlive()).isTrue();
    }

    @Test
    void aProcessThatStartedAtAnotherTimeIsNotTouched() throws IOException {
        long start = process.info()
                .startInstant()
                .orElse(Instant.EPOCH)
                .minusSeconds(10)
                .toEpochMilli();
        Files.writeString(folder.resolve("processes"), "%d %d %s\nnonsense\n".formatted(process.pid(), start, JAR));
        assertThat(records.stopLeftovers()).isZero();
        assertThat(process.isAlive()).isTrue();
    }
}
