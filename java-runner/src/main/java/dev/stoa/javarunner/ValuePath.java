package dev.stoa.javarunner;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// The way to the value at hand in a result: `summary.duration[3]`, `table[12]["my key"]`.
final class ValuePath {
    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private final List<Object> steps = new ArrayList<>();

    void into(Object keyOrIndex) {
        steps.add(keyOrIndex);
    }

    void back() {
        steps.removeLast();
    }

    @Override
    public String toString() {
        StringBuilder place = new StringBuilder();
        for (Object step : steps) {
            if (step instanceof String key && !IDENTIFIER.matcher(key).matches()) {
                place.append('[').append(quoted(key)).append(']');
            } else if (step instanceof String key) {
                place.append(place.isEmpty() ? "" : ".").append(key);
            } else {
                place.append('[').append(step).append(']');
            }
        }
        return place.isEmpty() ? "the result" : place.toString();
    }

    static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }
}
