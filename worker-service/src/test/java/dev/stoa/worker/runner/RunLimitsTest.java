package dev.stoa.worker.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stoa.contracts.manifest.Manifest;
import dev.stoa.contracts.manifest.ManifestReader;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class RunLimitsTest {
    private static final Manifest MANIFEST =
            new ManifestReader().read("{\"name\": \"A\", \"timeout_seconds\": 1.5, \"memory_mb\": 100}");

    @Test
    void theManifestCountsBelowTheCeiling() {
        RunLimits limits = RunLimits.of(MANIFEST, properties(Map.of()));
        assertThat(limits.timeoutInWords()).isEqualTo("1.5 s, the timeout_seconds of its manifest");
        assertThat(limits.memoryInWords()).isEqualTo("100 MB, the memory_mb of its manifest");
    }

    @Test
    void theOperatorsCeilingCountsBeyondIt() {
        RunLimits limits =
                RunLimits.of(MANIFEST, properties(Map.of("timeout-ceiling", "1s", "memory-ceiling", "64MB")));
        assertThat(limits.timeoutInWords())
                .isEqualTo("1 s, the longest the operator allows (stoa.runner.timeout-ceiling)");
        assertThat(limits.memoryInWords())
                .isEqualTo("64 MB, the most the operator allows (stoa.runner.memory-ceiling)");
    }

    static RunnerProperties properties(Map<String, String> values) {
        return new Binder(new MapConfigurationPropertySource(values)).bindOrCreate("", RunnerProperties.class);
    }
}
