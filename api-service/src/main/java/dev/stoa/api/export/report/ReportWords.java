package dev.stoa.api.export.report;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import org.openpdf.text.pdf.BaseFont;
import tools.jackson.databind.JsonNode;

/// Turns values into words the report's font can show, and remembers what was changed, so that the report can say so.
final class ReportWords {
    private static final char REPLACEMENT = '□';

    private final BaseFont font;
    private boolean replaced;
    private boolean cut;
    private boolean rounded;

    ReportWords(BaseFont font) {
        this.font = font;
    }

    /// A value as a person reads it; empty for null and MissingNode.
    String value(JsonNode value, int mostCharacters) {
        if (value.isNumber()) {
            rounded |= Figures.rounds(value.decimalValue());
            return Figures.text(value.decimalValue());
        }
        if (value.isMissingNode() || value.isNull()) {
            return "";
        }
        return text(value.isContainer() ? value.toString() : value.asString(), mostCharacters);
    }

    /// A number with as many decimals as its column has.
    String number(JsonNode value, int decimals) {
        rounded |= Figures.rounds(value.decimalValue());
        return Figures.text(value.decimalValue(), decimals);
    }

    /// Text in which what the font lacks stands as a box, cut where it is too long.
    String text(String text, int mostCharacters) {
        String shown = text;
        if (text.length() > mostCharacters) {
            cut = true;
            shown = text.substring(0, mostCharacters).stripTrailing() + "…";
        }
        StringBuilder words = new StringBuilder(shown.length());
        Normalizer.normalize(shown.replace("\r\n", "\n"), Normalizer.Form.NFC)
                .codePoints()
                .forEach(c -> append(words, c));
        return words.toString();
    }

    /// What the reader must know about the words above; empty when all of them are as they came.
    List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (rounded) {
            notes.add("Decimals are rounded here to about six digits; the Excel, CSV and JSON exports have all.");
        }
        if (cut) {
            notes.add("Texts that end in … are cut here; the JSON export has them whole.");
        }
        if (replaced) {
            notes.add(REPLACEMENT
                    + " stands for a character this report's font does not have; the other exports have it.");
        }
        return notes;
    }

    private void append(StringBuilder words, int c) {
        if (c == '\n' || c == '\t' || c == '\r') {
            words.append(c == '\n' ? '\n' : ' ');
        } else if (Character.getType(c) == Character.FORMAT || (c >= 0xFE00 && c <= 0xFE0F)) {
            // Joiners and marks of direction have no glyph of their own.
            return;
        } else if (c <= 0xFFFF && !Character.isISOControl(c) && font.charExists(c)) {
            words.append((char) c);
        } else {
            replaced = true;
            words.append(REPLACEMENT);
        }
    }
}
