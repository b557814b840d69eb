package dev.stoa.contracts.run;

import dev.stoa.contracts.manifest.Fault;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Brings a result's keys back into the order the function returned them in. JSONB keeps no order of keys, and the
/// order
/// of a row's keys is the order of the table's columns; so the worker stores beside a result where the order differs:
/// `{"": ["columns", "table"], "/table/*": ["year", "q"]}`, from a place to its keys. A place is a JSON pointer in
/// which
/// `*` stands for any element of an array.
public final class KeyOrder {
    private KeyOrder() {}

    /// A copy of `payload` with the keys of each named place in that place's order. Keys the order does not name come
    /// last.
    public static JsonNode restore(JsonNode payload, JsonNode order) {
        return restore(payload, "", order);
    }

    private static JsonNode restore(JsonNode node, String place, JsonNode order) {
        if (node instanceof ArrayNode array) {
            ArrayNode restored = array.arrayNode(array.size());
            for (JsonNode element : array) {
                restored.add(element.isContainer() ? restore(element, place + "/*", order) : element);
            }
            return restored;
        }
        if (node instanceof ObjectNode object) {
            ObjectNode restored = object.objectNode();
            for (JsonNode key : order.path(place)) {
                add(restored, key.asString(), object.get(key.asString()), place, order);
            }
            for (Map.Entry<String, JsonNode> property : object.properties()) {
                if (!restored.has(property.getKey())) {
                    add(restored, property.getKey(), property.getValue(), place, order);
                }
            }
            return restored;
        }
        return node;
    }

    private static void add(ObjectNode restored, String key, @Nullable JsonNode value, String place, JsonNode order) {
        if (value != null) {
            restored.set(key, value.isContainer() ? restore(value, place + Fault.step(key), order) : value);
        }
    }
}
