package dev.stoa.api.run.web;

import dev.stoa.api.run.SearchRefusedException;
import dev.stoa.contracts.run.RunStatus;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads the query parameters of a question about runs, strictly: a misspelt filter must not answer with all runs.
final class QuestionReader {
    private static final int USUAL_LIMIT = 50;
    private static final int MOST = 500;
    private static final Set<String> KNOWN = Set.of("app", "status", "since", "until", "limit", "cursor", "where");

    private QuestionReader() {}

    static void checkKnown(Set<String> parameters) {
        for (String parameter : parameters) {
            if (!KNOWN.contains(parameter)) {
                throw new SearchRefusedException("%s is no filter of runs; the filters are %s."
                        .formatted(parameter, String.join(", ", new TreeSet<>(KNOWN))));
            }
        }
    }

    static Set<RunStatus> statuses(@Nullable List<String> names) {
        if (names == null) {
            return Set.of();
        }
        if (names.isEmpty()) {
            return Set.of(status(""));
        }
        return names.stream().map(QuestionReader::status).collect(Collectors.toSet());
    }

    private static RunStatus status(String name) {
        return Arrays.stream(RunStatus.values())
                .filter(status -> status.name().equalsIgnoreCase(name.strip()))
                .findFirst()
                .orElseThrow(() -> new SearchRefusedException("status must be one of %s; it is \"%s\"."
                        .formatted(Arrays.toString(RunStatus.values()), name)));
    }

    static @Nullable Instant time(String parameter, @Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            // A plus sign in an address is read as a blank.
            return OffsetDateTime.parse(text.strip().replace(' ', '+')).toInstant();
        } catch (DateTimeParseException e) {
            throw new SearchRefusedException(
                    "%s must be a time such as 2026-01-31T12:00:00Z; it is \"%s\".".formatted(parameter, text));
        }
    }

    static int limit(@Nullable String text) {
        if (text == null) {
            return USUAL_LIMIT;
        }
        int limit = text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
        if (limit < 1 || limit > MOST) {
            throw new SearchRefusedException(
                    "limit must be a whole number from 1 to %d; it is \"%s\".".formatted(MOST, text));
        }
        return limit;
    }

    static @Nullable Long cursor(@Nullable String text) {
        if (text == null) {
            return null;
        }
        if (!text.matches("\\d{1,18}")) {
            throw new SearchRefusedException("cursor must be taken from a Link header; it is \"%s\".".formatted(text));
        }
        return Long.parseLong(text);
    }
}
