package dev.stoa.contracts.manifest;

import com.networknt.schema.Error;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Words a fault for the author or caller who made it: which thing, what rule, which value.
final class FaultWords {
    private FaultWords() {}

    /// @param root the whole schema, for the keys it knows
    static Fault of(Error error, JsonNode root) {
        String pointer = error.getInstanceLocation().toString();
        String property = error.getProperty();
        return switch (error.getKeyword()) {
            case "required" ->
                new Fault(pointer + Fault.step(String.valueOf(property)), property + " is missing; it is required.");
            case "additionalProperties" ->
                new Fault(
                        pointer + Fault.step(String.valueOf(property)),
                        "%s is not known here; known are %s.".formatted(property, knownKeys(root)));
            default -> new Fault(pointer, name(pointer) + " " + rule(error) + "; it is " + given(error) + ".");
        };
    }

    private static String name(String pointer) {
        if (pointer.isEmpty()) {
            return "The value";
        }
        String last = pointer.substring(pointer.lastIndexOf('/') + 1);
        return last.replace("~1", "/").replace("~0", "~");
    }

    private static String rule(Error error) {
        JsonNode limit = error.getSchemaNode();
        return switch (error.getKeyword()) {
            case "type" -> "must be " + typeNames(limit);
            case "minimum" -> "must be at least " + limit.asString();
            case "maximum" -> "must be at most " + limit.asString();
            case "exclusiveMinimum" -> "must be greater than " + limit.asString();
            case "enum" -> "must be one of " + values(limit);
            case "minLength" -> "must have at least " + limit.asString() + " characters";
            case "maxLength" -> "must have at most " + limit.asString() + " characters";
            case "minItems" -> "must have at least " + limit.asString() + " entries";
            case "maxItems" -> "must have at most " + limit.asString() + " entries";
            case "maxProperties" -> "must have at most " + limit.asString() + " entries";
            case "format" -> "must be a date such as 2026-01-31";
            case "pattern" -> "must match " + limit.asString();
            case "uniqueItems" -> "must not have an entry twice";
            default -> "is refused: " + error.getMessage();
        };
    }

    private static String typeNames(@Nullable JsonNode type) {
        if (type == null) {
            return "of another type";
        }
        if (type.isArray()) {
            return type.valueStream().map(FaultWords::typeNames).collect(Collectors.joining(" or "));
        }
        return switch (type.asString()) {
            case "number" -> "a number";
            case "integer" -> "a whole number";
            case "string" -> "a text";
            case "boolean" -> "true or false";
            case "object" -> "an object";
            case "array" -> "a list";
            default -> type.asString();
        };
    }

    private static String values(JsonNode options) {
        return options.valueStream().map(JsonNode::toString).collect(Collectors.joining(", "));
    }

    private static String given(Error error) {
        JsonNode node = error.getInstanceNode();
        return node == null ? "something else" : JsonWords.describe(node);
    }

    private static String knownKeys(JsonNode root) {
        String keys = String.join(", ", root.path("properties").propertyNames());
        return keys.isEmpty() ? "none" : keys;
    }
}
