package dev.stoa.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.stoa.testsupport.ModuleSettings;
import dev.stoa.testsupport.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// The API's settings.
class SettingsTest {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(stoa\\.[a-z.-]+):([^}]+)}");

    /// The page of settings is made from this copy.
    @Test
    void areThoseOfTheDocumentation() {
        ModuleSettings.assertDocumented("../docs-site/api/settings-api.json");
    }

    /// Those that no record of properties has are described in a file of their own.
    @Test
    void intervalsAreDescribedWithTheDefaultsThatTheCodeHas() throws IOException {
        Map<String, String> described = JsonMapper.shared()
                .readTree(Path.of("src/main/resources/META-INF/additional-spring-configuration-metadata.json"))
                .path("properties")
                .valueStream()
                .collect(Collectors.toMap(
                        property -> property.path("name").asString(),
                        property -> property.path("defaultValue").asString()));

        assertThat(placeholders())
                .contains(entry("stoa.lease.sweep-interval", "5s"))
                .isEqualTo(described);
        assertThat(ModuleSettings.all().stream().map(Setting::name)).containsAll(described.keySet());
    }

    private static Map<String, String> placeholders() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            Map<String, String> defaults = new TreeMap<>();
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                for (MatchResult found :
                        PLACEHOLDER.matcher(Files.readString(file)).results().toList()) {
                    String other = defaults.put(found.group(1), found.group(2));
                    assertThat(other).as(found.group(1)).isIn(null, found.group(2));
                }
            }
            return defaults;
        }
    }
}
