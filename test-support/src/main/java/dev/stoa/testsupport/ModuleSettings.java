package dev.stoa.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Comparator;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/// The settings of the module under test, from the metadata that Spring Boot's annotation processor has made of its
/// properties (Spring Boot, "Configuration Metadata").
public final class ModuleSettings {
    private static final String METADATA = "target/classes/META-INF/spring-configuration-metadata.json";
    private static final JsonMapper MAPPER = new JsonMapper();

    private ModuleSettings() {}

    /// Asserts that a file has them, which the documentation is made of; see [Golden#assertJsonFile].
    ///
    /// @param file from the module's folder on, such as `../docs-site/api/settings-api.json`
    public static void assertDocumented(String file) {
        Golden.assertJsonFile(file, MAPPER.writeValueAsString(all()));
    }

    /// All of them, by name.
    public static List<Setting> all() {
        try {
            return in(Files.readString(Golden.module().resolve(METADATA)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Setting> in(String metadata) {
        return MAPPER.readTree(metadata)
                .path("properties")
                .valueStream()
                .map(Setting::of)
                .sorted(Comparator.comparing(Setting::name))
                .toList();
    }
}
