package dev.stoa.api.csv;

import java.util.regex.Pattern;

/// Other people's text in a cell of a CSV file. A spreadsheet takes one that begins like a formula for one, and carries
/// it out, which may send what stands in other cells elsewhere (OWASP, "CSV Injection").
public final class CsvText {
    /// The last four are what keyboards of East Asia write for the first four.
    private static final String BEGINNINGS = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

    private CsvText() {}

    /// The text, with an apostrophe before it where it could be a formula: then it is a text. Numbers stay as they are,
    /// and so does a single character, such as the dash of an empty cell.
    public static String harmless(String text) {
        boolean mayBeFormula = text.length() > 1
                && BEGINNINGS.indexOf(text.charAt(0)) >= 0
                && !NUMBER.matcher(text).matches();
        return mayBeFormula ? "'" + text : text;
    }
}
