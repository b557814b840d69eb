package dev.stoa.javarunner;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// The order of a result's keys, told apart from the result, exactly as `key_order.py` does.
final class KeyOrder {
    private static final int PLACES_LIMIT = 200;
    private static final int SIZE_LIMIT_BYTES = 64 * 1024;
    private static final JsonFactory JSON = new JsonFactory();
    /// JSONB sorts the keys of an object by their length in UTF-8 bytes, then bytewise.
    private static final Comparator<byte[]> AS_IN_JSONB =
            Comparator.<byte[]>comparingInt(key -> key.length).thenComparing(Arrays::compareUnsigned);

    private KeyOrder() {}

    private record Waiting(String pointer, Place place) {}

    /// JSON of an object from each place, as a JSON pointer (RFC 6901) in which `*` is any element of an array, to its
    /// keys
    /// in order; empty when JSONB keeps the order of them all. Beyond the limits, the places nearest the root are told.
    static Optional<String> of(Place root) {
        List<String> told = new ArrayList<>();
        int left = SIZE_LIMIT_BYTES - "{}".length();
        Deque<Waiting> waiting = new ArrayDeque<>(List.of(new Waiting("", root)));
        while (!waiting.isEmpty() && told.size() < PLACES_LIMIT) {
            Waiting next = waiting.removeFirst();
            if (next.pointer().length() > left) {
                continue; // and what is below it does not fit either
            }
            Collection<String> keys = next.place().keys();
            if (!isKeptByJsonb(keys)) {
                String entry = json(next.pointer(), keys);
                int size = entry.getBytes(StandardCharsets.UTF_8).length;
                if (size <= left) {
                    told.add(entry);
                    left -= size + ",".length();
                }
            }
            for (Map.Entry<String, Place> below : next.place().below().entrySet()) {
                if (!below.getKey().equals(Place.ANY) || !keys.contains(Place.ANY)) {
                    waiting.add(new Waiting(next.pointer() + "/" + escaped(below.getKey()), below.getValue()));
                }
            }
        }
        return told.isEmpty() ? Optional.empty() : Optional.of("{" + String.join(",", told) + "}");
    }

    private static boolean isKeptByJsonb(Collection<String> keys) {
        byte[] before = null;
        for (String key : keys) {
            byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
            if (before != null && AS_IN_JSONB.compare(before, bytes) > 0) {
                return false;
            }
            before = bytes;
        }
        return true;
    }

    /// One property of an object, without the object's braces.
    private static String json(String pointer, Collection<String> keys) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            json.writeArrayPropertyStart(pointer);
            keys.forEach(json::writeString);
            json.writeEndArray();
            json.writeEndObject();
        }
        String object = text.toString();
        return object.substring(1, object.length() - 1);
    }

    private static String escaped(String key) {
        return key.replace("~", "~0").replace("/", "~1");
    }
}
