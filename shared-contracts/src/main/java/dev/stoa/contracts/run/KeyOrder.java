package dev.stoa.contracts.run;

import dev.stoa.contracts.json.StoaJson;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;

/// Brings a result's keys back into the order the function returned them in. JSONB keeps no order of keys, and the
/// order
/// of a row's keys is the order of the table's columns; so the worker stores beside a result where the order differs:
/// `{"": ["columns", "table"], "/table/*": ["year", "q"]}`, from a place to its keys. A place is a JSON pointer in
/// which
/// `*` stands for any element of an array.
///
/// It works on the text: what keeps its order is copied as it stands.
public final class KeyOrder {
    /// JSONB holds no key twice.
    private static final ObjectReader READER =
            StoaJson.MAPPER.reader().without(StreamReadFeature.STRICT_DUPLICATE_DETECTION);

    private final String text;
    private final JsonParser json;

    private KeyOrder(String text, JsonParser json) {
        this.text = text;
        this.json = json;
    }

    /// A place, or what leads to one.
    ///
    /// @param keys  in their order; empty where it is the stored one
    /// @param below by key, or `*`
    private record Place(List<String> keys, Map<String, Place> below) {

        private static Place of(JsonNode order) {
            Place root = new Place(new ArrayList<>(), new HashMap<>());
            for (Map.Entry<String, JsonNode> named : order.properties()) {
                Place place = root;
                String[] steps = named.getKey().split("/", -1); // the first is empty
                for (String step : List.of(steps).subList(1, steps.length)) {
                    place = place.step(step);
                }
                for (JsonNode key : named.getValue()) {
                    place.keys.add(key.asString());
                }
            }
            return root;
        }

        private Place step(String escaped) {
            return below.computeIfAbsent(
                    escaped.replace("~1", "/").replace("~0", "~"),
                    key -> new Place(new ArrayList<>(), new HashMap<>()));
        }
    }

    /// The JSON text `payload` with the keys of each place that `order` names in that place's order. Keys the order
    /// does not name come last.
    public static String restore(String payload, JsonNode order) {
        try (JsonParser json = READER.createParser(payload)) {
            json.nextToken();
            return new KeyOrder(payload, json).value(Place.of(order));
        }
    }

    /// The value whose first token is the parser's current one; its last token is the current one afterwards.
    private String value(@Nullable Place place) {
        JsonToken token = json.currentToken();
        if (place != null && token == JsonToken.START_OBJECT) {
            return object(place);
        }
        if (place != null && token == JsonToken.START_ARRAY) {
            return array(place);
        }
        int start = tokenStart();
        json.skipChildren();
        json.finishToken();
        return text.substring(start, (int) json.currentLocation().getCharOffset());
    }

    private String array(Place place) {
        Place element = place.below.get("*");
        StringBuilder restored = new StringBuilder("[");
        while (json.nextToken() != JsonToken.END_ARRAY) {
            restored.append(restored.length() == 1 ? "" : ",").append(value(element));
        }
        return restored.append(']').toString();
    }

    private String object(Place place) {
        Map<String, String> properties = new LinkedHashMap<>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            int start = tokenStart();
            String key = json.currentName();
            json.nextToken();
            String quotedKey = text.substring(start, tokenStart());
            properties.put(key, quotedKey + value(place.below.get(key)));
        }
        StringBuilder restored = new StringBuilder("{");
        for (String key : place.keys) {
            String property = properties.remove(key);
            if (property != null) {
                restored.append(restored.length() == 1 ? "" : ",").append(property);
            }
        }
        for (String property : properties.values()) {
            restored.append(restored.length() == 1 ? "" : ",").append(property);
        }
        return restored.append('}').toString();
    }

    private int tokenStart() {
        return (int) json.currentTokenLocation().getCharOffset();
    }
}
