package dev.stoa.javarunner;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// What a run is given.
///
/// @param inputs  as Java objects: Map, List, String, Boolean, Long (BigInteger where that is too small), Double and
///                null. Maps keep the order of their keys and may be changed by the app
/// @param secrets by name
record Request(Map<String, @Nullable Object> inputs, Map<String, String> secrets) {
    private static final JsonFactory JSON = new JsonFactory();

    /// Reads the payload of a run frame.
    static Request of(byte[] payload) {
        Map<String, @Nullable Object> request;
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), payload)) {
            json.nextToken();
            request = object(json);
        }
        Map<String, String> secrets = new LinkedHashMap<>();
        objectAt(request, "secrets").forEach((name, value) -> secrets.put(name, String.valueOf(value)));
        return new Request(objectAt(request, "inputs"), secrets);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, @Nullable Object> objectAt(Map<String, @Nullable Object> request, String key) {
        return request.get(key) instanceof Map<?, ?> values
                ? (Map<String, @Nullable Object>) values
                : new LinkedHashMap<>();
    }

    private static @Nullable Object value(JsonParser json) {
        JsonToken token = json.currentToken();
        return switch (token) {
            case START_OBJECT -> object(json);
            case START_ARRAY -> array(json);
            case VALUE_STRING -> json.getString();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            case VALUE_NUMBER_FLOAT -> json.getDoubleValue();
            case VALUE_NUMBER_INT -> whole(json);
            default -> throw new IllegalStateException("a request with " + token);
        };
    }

    private static Number whole(JsonParser json) {
        BigInteger number = json.getBigIntegerValue();
        return number.bitLength() < Long.SIZE ? (Number) number.longValue() : number;
    }

    private static Map<String, @Nullable Object> object(JsonParser json) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String key = json.currentName();
            json.nextToken();
            values.put(key, value(json));
        }
        return values;
    }

    private static List<@Nullable Object> array(JsonParser json) {
        List<@Nullable Object> items = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(json));
        }
        return items;
    }
}
