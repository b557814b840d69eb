package dev.stoa.contracts.source;

import dev.stoa.contracts.source.SourceProperties.Credential;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/// What the tests allow.
final class TestSources {
    private TestSources() {}

    static SourceProperties properties(String... schemes) {
        return limited(2000, DataSize.ofMegabytes(64), schemes);
    }

    static SourceProperties limited(int files, DataSize size, String... schemes) {
        return new SourceProperties(
                Set.of(schemes),
                List.of(),
                Duration.ofSeconds(20),
                DataSize.ofMegabytes(50),
                size,
                files,
                Map.of(),
                null);
    }

    static SourceProperties local(Map<String, Credential> credentials, @Nullable Path knownHosts, DataSize fetchSize) {
        return new SourceProperties(
                Set.of("http", "ssh"),
                List.of("localhost"),
                Duration.ofSeconds(20),
                fetchSize,
                DataSize.ofMegabytes(64),
                2000,
                credentials,
                knownHosts);
    }
}
