package dev.stoa.contracts.manifest;

import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;

/// Says in words what stands in a JSON document.
public final class JsonWords {
    private static final int LONGEST = 60;
    /// Where a parser says of what class its input is, as in `(start marker at [Source: ...; line: 1, column: 2])`.
    private static final Pattern SOURCE = Pattern.compile("\\[Source: [^;]*; (line: \\d+, column: \\d+)]");

    private JsonWords() {}

    /// A value as a person would quote it: short ones themselves, long ones by their kind and size.
    public static String describe(JsonNode node) {
        if (node.isObject()) {
            return node.isEmpty() ? "an empty object" : "an object with " + node.size() + " keys";
        }
        if (node.isArray()) {
            return node.isEmpty() ? "an empty list" : "a list of " + node.size() + " entries";
        }
        String text = node.toString();
        return text.length() <= LONGEST ? text : "a text of " + node.asString().length() + " characters";
    }

    /// Where and why a document is not JSON, such as `line 3, column 7: Unexpected character ('}')`.
    public static String where(JacksonException e) {
        TokenStreamLocation location = e.getLocation();
        // The source is the document itself, over as many lines as it has.
        String message = SOURCE.matcher(e.getOriginalMessage()).replaceAll("$1");
        String reason = message.lines().findFirst().orElse("it cannot be read");
        return location == null
                ? reason
                : "line %d, column %d: %s".formatted(location.getLineNr(), location.getColumnNr(), reason);
    }
}
