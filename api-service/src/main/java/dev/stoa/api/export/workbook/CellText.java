package dev.stoa.api.export.workbook;

import java.util.regex.Pattern;

/// Text as a cell holds it.
final class CellText {
    /// Excel's limit for one cell, in UTF-16 units.
    static final int MOST_CHARACTERS = 32_767;

    /// What Excel would read as an escape (ECMA-376 part 1, 22.9.2.19), and the underscore that starts it.
    private static final Pattern LOOKS_ESCAPED = Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)");

    private CellText() {}

    /// The text, cut with a note where it is too long, and with characters that XML cannot carry escaped in Excel's
    /// way.
    static String of(String text) {
        String cut = cut(text);
        String literal = cut.contains("_x") ? LOOKS_ESCAPED.matcher(cut).replaceAll("_x005F_") : cut;
        return literal.chars().anyMatch(CellText::needsEscape) ? escaped(literal) : literal;
    }

    private static String cut(String text) {
        if (text.length() <= MOST_CHARACTERS) {
            return text;
        }
        String note = " … [cut: the text has %d characters, export/json has all]".formatted(text.length());
        int end = MOST_CHARACTERS - note.length();
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + note;
    }

    private static boolean needsEscape(int c) {
        return (c < ' ' && c != '\t' && c != '\n') || c == 0xFFFE || c == 0xFFFF;
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        text.chars().forEach(c -> {
            if (needsEscape(c)) {
                escaped.append("_x%04X_".formatted(c));
            } else {
                escaped.append((char) c);
            }
        });
        return escaped.toString();
    }
}
