package dev.stoa.api.search;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads the query parameters of a search, strictly: a misspelt filter must not answer with everything. What cannot be
/// read is a [SearchRefusedException].
public final class SearchParameters {
    private static final int USUAL_LIMIT = 50;
    private static final int MOST = 500;
    /// A year with four digits is less; the database knows fewer than Java.
    private static final int YEARS = 10_000;

    private SearchParameters() {}

    /// Refuses parameters that are none of the search's.
    ///
    /// @param what  what is searched for, in the plural
    /// @param known the search's
    public static void checkKnown(Set<String> parameters, String what, Set<String> known) {
        for (String parameter : parameters) {
            if (!known.contains(parameter)) {
                throw new SearchRefusedException("%s is no filter of %s; the filters are %s."
                        .formatted(parameter, what, String.join(", ", new TreeSet<>(known))));
            }
        }
    }

    /// Those of some choices that are named, in any case.
    ///
    /// @param names null where the parameter is not there; an empty list, which names nothing, is refused
    /// @param name  how a choice is named
    public static <T> Set<T> choices(
            String parameter, @Nullable List<String> names, List<T> choices, Function<T, String> name) {
        if (names == null) {
            return Set.of();
        }
        if (names.isEmpty()) {
            return Set.of(choice(parameter, "", choices, name));
        }
        return names.stream()
                .map(each -> choice(parameter, each, choices, name))
                .collect(Collectors.toSet());
    }

    /// The choice that is named.
    public static <T> T choice(String parameter, String text, List<T> choices, Function<T, String> name) {
        return choices.stream()
                .filter(choice -> name.apply(choice).equalsIgnoreCase(text.strip()))
                .findFirst()
                .orElseThrow(() -> new SearchRefusedException("%s must be one of %s; it is \"%s\"."
                        .formatted(parameter, choices.stream().map(name).toList(), text)));
    }

    /// A name that something is compared with.
    public static @Nullable String name(String parameter, @Nullable String text) {
        if (text != null && (text.isBlank() || text.indexOf('\0') >= 0)) {
            throw new SearchRefusedException("%s must be a name; it is \"%s\".".formatted(parameter, text));
        }
        return text == null ? null : text.strip();
    }

    /// A moment.
    public static @Nullable Instant time(String parameter, @Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            // A plus sign in an address is read as a blank.
            OffsetDateTime time = OffsetDateTime.parse(text.strip().replace(' ', '+'));
            if (time.getYear() < 0 || time.getYear() >= YEARS) {
                throw noTime(parameter, text);
            }
            return time.toInstant();
        } catch (DateTimeParseException e) {
            throw noTime(parameter, text);
        }
    }

    private static SearchRefusedException noTime(String parameter, String text) {
        return new SearchRefusedException(
                "%s must be a time such as 2026-01-31T12:00:00Z; it is \"%s\".".formatted(parameter, text));
    }

    /// How many at the most are wanted on a page.
    public static int limit(@Nullable String text) {
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

    /// The id of the last one before the page that is wanted; null for the first page.
    public static @Nullable Long cursor(@Nullable String text) {
        if (text == null) {
            return null;
        }
        if (!text.matches("\\d{1,18}")) {
            throw new SearchRefusedException("cursor must be taken from a Link header; it is \"%s\".".formatted(text));
        }
        return Long.parseLong(text);
    }
}
