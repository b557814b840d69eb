package dev.stoa.javarunner;

import org.jspecify.annotations.Nullable;

/// What was changed in a result and deserves a warning.
final class Repairs {
    private long notFinite;
    private @Nullable String firstNotFinite;
    private long withNul;
    private @Nullable String firstWithNul;

    void notFinite(String place) {
        notFinite++;
        firstNotFinite = firstNotFinite == null ? place : firstNotFinite;
    }

    void withNul(String place) {
        withNul++;
        firstWithNul = firstWithNul == null ? place : firstWithNul;
    }

    boolean haveRemovedNul() {
        return withNul > 0;
    }

    /// Lines for the log of the run; empty when nothing was changed.
    String warnings() {
        String lines = "";
        if (notFinite > 0) {
            String values = notFinite == 1 ? "1 value is" : "%,d values are".formatted(notFinite);
            lines += "Warning: %s NaN or infinite and became null in the result; the first is %s.\n"
                    .formatted(values, firstNotFinite);
        }
        if (withNul > 0) {
            String texts = withNul == 1 ? "1 text has" : "%,d texts have".formatted(withNul);
            lines += "Warning: %s the character U+0000 in the result, which was removed; the first is %s.\n"
                    .formatted(texts, firstWithNul);
        }
        return lines;
    }
}
