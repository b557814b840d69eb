package dev.stoa.javarunner;

import java.io.StringWriter;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.json.JsonFactory;

/// What went wrong in an app, for its author.
///
/// @param kind      one of the contract's error kinds
/// @param traceback null where there is none
record AppError(String kind, String message, @Nullable String traceback) {
    private static final int MESSAGE_LIMIT = 4_000;
    private static final int TRACEBACK_LIMIT = 30_000;

    /// JSON, as in an error frame.
    String json() {
        StringWriter text = new StringWriter();
        try (JsonGenerator json =
                new JsonFactory().createGenerator(tools.jackson.core.ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            json.writeStringProperty("kind", kind);
            json.writeStringProperty("message", shortened(message, MESSAGE_LIMIT));
            if (traceback != null) {
                json.writeStringProperty("traceback", shortened(traceback, TRACEBACK_LIMIT));
            }
            json.writeEndObject();
        }
        return text.toString();
    }

    private static String shortened(String text, int limit) {
        String storable = StorableText.of(text);
        if (storable.length() <= limit) {
            return storable;
        }
        return StorableText.of("%s%n... %,d characters left out ...%n%s"
                .formatted(
                        storable.substring(0, limit / 2),
                        storable.length() - limit,
                        storable.substring(storable.length() - limit / 2)));
    }
}
