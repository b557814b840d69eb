package dev.stoa.worker.record;

import dev.stoa.contracts.run.RunError;
import org.jspecify.annotations.Nullable;

/// Text as PostgreSQL takes it: without U+0000, which neither `text` nor `jsonb` can hold.
final class StorableText {
    private StorableText() {}

    static String of(String text) {
        return text.indexOf('\0') < 0 ? text : text.replace('\0', '\uFFFD');
    }

    static RunError of(RunError error) {
        return new RunError(error.kind(), of(error.message()), ofNullable(error.traceback()));
    }

    private static @Nullable String ofNullable(@Nullable String text) {
        return text == null ? null : of(text);
    }
}
