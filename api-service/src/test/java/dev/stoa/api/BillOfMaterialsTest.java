package dev.stoa.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stoa.contracts.json.StoaJson;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class BillOfMaterialsTest {

    /// CycloneDX, in the jar beside the classes.
    @Test
    void theJarSaysWhatItIsMadeOf() throws IOException {
        try (InputStream file = StoaApi.class.getResourceAsStream("/META-INF/sbom/application.cdx.json")) {
            assertThat(file).isNotNull();
            JsonNode components = StoaJson.MAPPER.readTree(file).path("components");
            assertThat(components.valueStream().map(part -> part.path("name").asString()))
                    .contains("tomcat-embed-core", "postgresql", "spring-security-web", "org.eclipse.jgit")
                    .doesNotContain("assertj-core");
        }
    }
}
