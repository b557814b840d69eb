package dev.stoa.contracts.manifest;

import dev.stoa.contracts.json.StoaJson;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Derives the one JSON Schema (2020-12) of an app's inputs from its manifest: what validates a submission and what is
/// published to tools.
public final class InputSchema {
    private InputSchema() {}

    /// The schema of an object with one property per field of `inputs`. Unknown keys are refused; a field is required
    /// when it says so, and otherwise exactly when it has no default.
    public static ObjectNode derive(ObjectNode inputs) {
        ObjectNode schema = StoaJson.MAPPER.createObjectNode();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = StoaJson.MAPPER.createArrayNode();
        for (Map.Entry<String, JsonNode> input : inputs.properties()) {
            JsonNode field = input.getValue();
            properties.set(input.getKey(), property(field));
            if (field.path("required").asBoolean(!field.has("default"))) {
                required.add(input.getKey());
            }
        }
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
        schema.put("additionalProperties", false);
        return schema;
    }

    private static ObjectNode property(JsonNode field) {
        ObjectNode property = StoaJson.MAPPER.createObjectNode();
        copy(field, "label", property, "title");
        copy(field, "help", property, "description");
        switch (field.path("type").asString()) {
            case "number" -> range(field, property.put("type", "number"), "minimum", "maximum");
            case "integer" -> range(field, property.put("type", "integer"), "minimum", "maximum");
            case "text" -> range(field, property.put("type", "string"), "minLength", "maxLength");
            case "boolean" -> property.put("type", "boolean");
            case "select" -> property.set("enum", options(field));
            // JSON Schema cannot order dates: formatMinimum and formatMaximum are the names that validators share for
            // it.
            case "date" ->
                range(
                        field,
                        property.put("type", "string").put("format", "date"),
                        JsonSchemaCheck.FORMAT_MINIMUM,
                        JsonSchemaCheck.FORMAT_MAXIMUM);
            default -> throw new IllegalArgumentException("No such type of field: " + field.path("type"));
        }
        copy(field, "default", property, "default");
        copy(field, "unit", property, "x-unit");
        copy(field, "step", property, "x-step");
        return property;
    }

    private static void range(JsonNode field, ObjectNode property, String minimum, String maximum) {
        copy(field, "min", property, minimum);
        copy(field, "max", property, maximum);
    }

    private static ArrayNode options(JsonNode field) {
        ArrayNode values = StoaJson.MAPPER.createArrayNode();
        for (JsonNode option : field.path("options")) {
            values.add(option.isObject() ? option.path("value") : option);
        }
        return values;
    }

    private static void copy(JsonNode from, String key, ObjectNode to, String as) {
        if (from.has(key)) {
            to.set(as, from.get(key));
        }
    }
}
