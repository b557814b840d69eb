package dev.stoa.worker.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildFilesTest {
    @TempDir
    private Path folder;

    @Test
    void whatIsNoTextIsReadAllTheSame() throws IOException {
        Path file = Files.write(folder.resolve("reason.txt"), new byte[] {'o', 'k', (byte) 0xFF});
        assertThat(BuildFiles.text(file)).isEqualTo("ok\uFFFD");
    }

    @Test
    void aLinkIsNotFollowed() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "secret");
        assertThat(BuildFiles.text(Files.createSymbolicLink(folder.resolve("reason.txt"), secret)))
                .isEmpty();
    }

    @Test
    void moreThanAMegabyteIsNotBelieved() throws IOException {
        Path file = Files.write(folder.resolve("lock.txt"), new byte[1_000_001]);
        assertThat(BuildFiles.text(file)).isEmpty();
    }
}
