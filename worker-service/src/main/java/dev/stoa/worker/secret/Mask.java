package dev.stoa.worker.secret;

import dev.stoa.contracts.json.StoaJson;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Puts `***` in the place of secrets, against accidents: who means to give a secret away writes it some other way.
/// What is
/// found is the value, its longer lines and each of these as JSON writes it, in a text of a JSON document too.
/// Threadsafe.
public final class Mask {
    /// What stands where a secret was.
    public static final String STARS = "***";
    private static final int LEAST_LINE = 16;
    /// Of a secret whose rest was cut off by a limit, what is found at the end of a text.
    private static final int LEAST_PART = 4;

    private final List<String> texts;
    private final List<String> jsonTexts;

    /// @param values none of them empty
    public Mask(Collection<String> values) {
        Set<String> plain = values.stream().flatMap(Mask::withLines).collect(Collectors.toCollection(TreeSet::new));
        this.texts = longestFirst(Stream.concat(plain.stream(), plain.stream().flatMap(Mask::asJson)));
        this.jsonTexts = longestFirst(texts.stream().flatMap(Mask::asJson));
    }

    private boolean isEmpty() {
        return texts.isEmpty();
    }

    /// A whole text without them.
    public String text(String text) {
        return isEmpty() ? text : pieces().take(text, true);
    }

    /// A whole text that comes in pieces.
    public Pieces pieces() {
        return new Pieces();
    }

    /// A JSON document without them, in its strings and keys; numbers stay, so that it stays one.
    public String json(String document) {
        if (isEmpty()) {
            return document;
        }
        StringBuilder masked = new StringBuilder(document.length());
        boolean inString = false;
        int i = 0;
        while (i < document.length()) {
            int end = inString ? endOfMatch(jsonTexts, document, i) : i;
            if (end > i) {
                masked.append(STARS);
                i = end;
                continue;
            }
            char character = document.charAt(i);
            masked.append(character);
            i++;
            if (character == '"') {
                inString = !inString;
            } else if (character == '\\' && i < document.length()) {
                masked.append(document.charAt(i));
                i++;
            }
        }
        return masked.toString();
    }

    /// Where the longest secret ends that begins at a place; that place where none does.
    private static int endOfMatch(List<String> secrets, String text, int from) {
        for (String secret : secrets) {
            if (text.startsWith(secret, from)) {
                return from + secret.length();
            }
        }
        return from;
    }

    /// A text that comes in pieces, of which a secret may be in two. For one thread.
    public final class Pieces {
        private String kept = "";

        private Pieces() {}

        /// What may be told now: all but an end that may be the beginning of a secret.
        ///
        /// @param isLast whether no piece follows
        public String take(String piece, boolean isLast) {
            if (isEmpty()) {
                return piece;
            }
            String text = kept + piece;
            kept = "";
            StringBuilder told = new StringBuilder(text.length());
            int i = 0;
            while (i < text.length()) {
                if (mayBegin(text, i) && (!isLast || text.length() - i >= LEAST_PART)) {
                    kept = isLast ? "" : text.substring(i);
                    told.append(isLast ? STARS : "");
                    break;
                }
                int end = endOfMatch(texts, text, i);
                if (end > i) {
                    told.append(STARS);
                    i = end;
                } else {
                    told.append(text.charAt(i));
                    i++;
                }
            }
            return told.toString();
        }

        /// Whether the rest of a text is the beginning of a secret that is longer.
        private boolean mayBegin(String text, int from) {
            int length = text.length() - from;
            return length < texts.getFirst().length()
                    && texts.stream()
                            .anyMatch(
                                    secret -> secret.length() > length && text.regionMatches(from, secret, 0, length));
        }
    }

    private static Stream<String> withLines(String value) {
        return Stream.concat(
                Stream.of(value), value.lines().map(String::strip).filter(line -> line.length() >= LEAST_LINE));
    }

    /// As JSON writers write it within quotes: with characters as they are, or as codes where they are not of ASCII.
    private static Stream<String> asJson(String value) {
        String quoted = StoaJson.MAPPER.writeValueAsString(value);
        String written = quoted.substring(1, quoted.length() - 1);
        return Stream.of(written, inAscii(written));
    }

    private static String inAscii(String written) {
        return written.chars()
                .mapToObj(character -> character < 128 ? Character.toString(character) : "\\u%04x".formatted(character))
                .collect(Collectors.joining());
    }

    private static List<String> longestFirst(Stream<String> texts) {
        return texts.distinct()
                .sorted(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()))
                .toList();
    }
}
