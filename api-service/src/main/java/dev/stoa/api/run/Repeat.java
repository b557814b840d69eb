package dev.stoa.api.run;

import dev.stoa.api.run.RunSubmission.Asked;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What tells the repeat of a submission from another submission.
///
/// @param key    the Idempotency-Key
/// @param digest of what was sent: the inputs, and the version where one was named
record Repeat(String key, String digest) {
    private static final int LONGEST_KEY = 255;
    private static final String VERSION = " version ";

    /// Throws [SubmissionRefusedException] when the key cannot be kept; null without a key.
    static @Nullable Repeat of(@Nullable String key, Asked asked) {
        if (key == null) {
            return null;
        }
        if (key.isBlank() || key.length() > LONGEST_KEY || key.indexOf('\0') >= 0) {
            throw new SubmissionRefusedException(
                    "Idempotency-Key must have 1 to %d characters.".formatted(LONGEST_KEY), List.of());
        }
        String inputs = InputDigest.of(asked.inputs());
        // "The current one" is a request of its own: what it means changes, and a repeat must not change with it.
        return new Repeat(key, asked.version() == null ? inputs : inputs + VERSION + asked.version());
    }

    /// Throws [SubmissionRefusedException] when the run with this key was submitted otherwise.
    void refuseOther(Run run) {
        String submitted = String.valueOf(run.submittedDigest());
        if (digest.equals(submitted)) {
            return;
        }
        boolean isSameInputs = inputs(digest).equals(inputs(submitted));
        throw new SubmissionRefusedException(
                isSameInputs
                        ? "Idempotency-Key \"%s\" was used for run %d, which named %s. Use a new key for another version."
                                .formatted(key, run.id(), version(submitted))
                        : "Idempotency-Key \"%s\" was used for run %d, which had other inputs. Use a new key for new inputs."
                                .formatted(key, run.id()),
                List.of());
    }

    private static String inputs(String digest) {
        int end = digest.indexOf(VERSION);
        return end < 0 ? digest : digest.substring(0, end);
    }

    private static String version(String digest) {
        int end = digest.indexOf(VERSION);
        return end < 0 ? "no version" : digest.substring(end).strip();
    }
}
