package dev.stoa.api.export;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// An input of a run with what its form says about it.
///
/// @param label  the field's label; its key where it has none
/// @param unit   with its own leading space; empty where the field has none
/// @param choice what a select calls the value; null where it calls it nothing else
public record RunInput(
        String key,
        String label,
        String unit,
        JsonNode value,
        @Nullable String choice) {

    /// The inputs in their order.
    ///
    /// @param fields the manifest's `inputs`
    static List<RunInput> of(JsonNode inputs, JsonNode fields) {
        return inputs.properties().stream()
                .map(input -> of(input.getKey(), input.getValue(), fields.path(input.getKey())))
                .toList();
    }

    private static RunInput of(String key, JsonNode value, JsonNode field) {
        String label = field.path("label").asString("");
        return new RunInput(
                key,
                label.isBlank() ? key : label,
                field.path("unit").asString(""),
                value,
                choice(value, field.path("options")));
    }

    private static @Nullable String choice(JsonNode value, JsonNode options) {
        for (JsonNode option : options) {
            if (option.isObject() && option.path("value").equals(value)) {
                return option.path("label").asString(null);
            }
        }
        return null;
    }
}
