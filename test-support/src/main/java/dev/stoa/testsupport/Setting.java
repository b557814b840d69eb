package dev.stoa.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import tools.jackson.databind.JsonNode;

/// A setting of a service, as the documentation shows it.
///
/// @param name        of the property, such as `stoa.auth.operator-token`
/// @param variable    of the environment, which sets it; null for a map, which has a property for each entry
/// @param type        in plain words
/// @param value       the default; null without one
/// @param description in sentences
public record Setting(
        String name,
        @Nullable String variable,
        String type,
        @JsonProperty("default") @Nullable String value,
        String description) {
    private static final Map<String, String> WORDS = Map.of(
            "java.time.Duration", "duration",
            "org.springframework.util.unit.DataSize", "size",
            "java.lang.Boolean", "true or false",
            "java.lang.Integer", "whole number",
            "java.lang.Double", "number",
            "java.lang.String", "text",
            "java.nio.file.Path", "path",
            "java.util.List", "list",
            "java.util.Set", "list",
            "java.util.Map", "entries");

    /// Refuses what nobody could set, or understand.
    public Setting {
        assertThat(description).as("The description of %s", name).matches("[A-Z`](?s:.*)\\.");
        if (variable != null) {
            assertThat(isSetBy(variable, name))
                    .as("%s is set by %s", name, variable)
                    .isTrue();
        }
    }

    /// The one that a property of Spring Boot's metadata describes.
    static Setting of(JsonNode property) {
        String name = property.path("name").asString();
        String type = typeInWords(property.path("type").asString());
        String variable =
                type.equals("entries") ? null : name.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT);
        return new Setting(
                name,
                variable,
                type,
                valueIn(property.path("defaultValue")),
                property.path("description").asString(""));
    }

    private static String typeInWords(String type) {
        String word = WORDS.get(type.replaceFirst("<.*", ""));
        return word == null ? constants(type) : word;
    }

    private static String constants(String type) {
        try {
            Class<?> constants =
                    Class.forName(type, false, Thread.currentThread().getContextClassLoader());
            assertThat(constants.isEnum())
                    .as("There is a word for the type %s", type)
                    .isTrue();
            return Arrays.stream(constants.getEnumConstants())
                    .map(constant -> constant.toString().toLowerCase(Locale.ROOT))
                    .collect(Collectors.joining(", "))
                    .replaceFirst(", (\\w+)$", " or $1");
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    /// The processor writes several defaults as `[https, ssh]`, which is not how one would set them.
    private static @Nullable String valueIn(JsonNode node) {
        String value = node.asString("");
        if (value.startsWith("[")) {
            value = value.substring(1, value.length() - 1).replace(", ", ",");
        }
        return value.isEmpty() ? null : value;
    }

    private static boolean isSetBy(String variable, String name) {
        SystemEnvironmentPropertySource environment = new SystemEnvironmentPropertySource(
                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, Map.of(variable, "any"));
        for (var source : ConfigurationPropertySources.from(environment)) {
            if (source.getConfigurationProperty(ConfigurationPropertyName.of(name)) != null) {
                return true;
            }
        }
        return false;
    }
}
