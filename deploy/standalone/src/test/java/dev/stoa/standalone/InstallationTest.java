package dev.stoa.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallationTest {
    private static final Instant BUILT = Instant.parse("2026-01-31T12:00:00Z");

    @TempDir
    private Path root;

    private Path jar;
    private Path cache;
    private Installation installation;

    @BeforeEach
    void build() throws IOException {
        Path target = root.resolve("api-service/target");
        jar = target.resolve("api-service-0.1.0-SNAPSHOT.jar");
        cache = target.resolve("quick-start/app.aot");
        Files.createDirectories(cache.getParent());
        make(jar, BUILT);
        installation = new Installation(root, Path.of("/usr/bin/python3"), Path.of("/usr/bin/java"));
    }

    @Test
    void aServiceStartsUnpackedWithItsCache() throws IOException {
        make(cache, BUILT.plusSeconds(1));

        assertThat(installation.service("api-service").jar()).isEqualTo(cache.resolveSibling("app.jar"));
        assertThat(installation.service("api-service").options()).containsExactly("-XX:AOTCache=" + cache);
    }

    @Test
    void aServiceThatWasBuiltAfterItsCacheStartsFromItsJar() throws IOException {
        make(cache, BUILT.minusSeconds(1));

        assertThat(installation.service("api-service").jar()).isEqualTo(jar);
        assertThat(installation.service("api-service").options()).isEmpty();
    }

    @Test
    void aServiceWithoutACacheStartsFromItsJar() {
        assertThat(installation.service("api-service").jar()).isEqualTo(jar);
    }

    @Test
    void aServiceThatIsNotBuiltIsSaidToBeMissing() {
        assertThatThrownBy(() -> installation.service("worker-service"))
                .hasMessage(
                        "There is no %s. Start with the script deploy/up, which builds it.",
                        root.resolve("worker-service/target/worker-service-0.1.0-SNAPSHOT.jar"));
    }

    private static void make(Path file, Instant time) throws IOException {
        Files.writeString(file, "");
        Files.setLastModifiedTime(file, FileTime.from(time));
    }
}
