package dev.stoa.api.export.report;

import java.util.ArrayList;
import java.util.List;
import org.openpdf.text.pdf.BaseFont;

/// How wide a table's columns are, and which of them stand side by side on a page.
final class TableColumns {
    static final float PADDING = 14;
    private static final float WIDEST = 170;
    private static final float NARROWEST = 26;

    /// In points.
    private final float[] widths;

    private TableColumns(float[] widths) {
        this.widths = widths;
    }

    /// Measures the cells that are shown; longer text than fits the widest column is broken into lines.
    static TableColumns measured(List<List<String>> rows, List<String> headings, ReportFonts fonts, float size) {
        float[] widths = new float[headings.size()];
        for (int column = 0; column < widths.length; column++) {
            // A long heading over short values is broken into lines.
            widths[column] = Math.max(NARROWEST, Math.min(90, width(headings.get(column), fonts.bold, size) + PADDING));
        }
        for (List<String> row : rows) {
            for (int column = 0; column < widths.length; column++) {
                if (widths[column] < WIDEST) {
                    float width = width(row.get(column), fonts.regular, size) + PADDING;
                    widths[column] = Math.max(widths[column], Math.min(WIDEST, width));
                }
            }
        }
        return new TableColumns(widths);
    }

    float total() {
        float total = 0;
        for (float width : widths) {
            total += width;
        }
        return total;
    }

    /// Columns in groups no wider than the page; each group after the first starts with the first column again, which
    /// says what the row is.
    List<List<Integer>> groups(float pageWidth) {
        List<List<Integer>> groups = new ArrayList<>();
        List<Integer> group = new ArrayList<>();
        float used = 0;
        for (int column = 0; column < widths.length; column++) {
            if (!group.isEmpty() && used + widths[column] > pageWidth) {
                groups.add(group);
                group = new ArrayList<>(List.of(0));
                used = widths[0];
            }
            group.add(column);
            used += widths[column];
        }
        groups.add(group);
        return groups;
    }

    float[] of(List<Integer> group) {
        float[] chosen = new float[group.size()];
        for (int i = 0; i < chosen.length; i++) {
            chosen[i] = widths[group.get(i)];
        }
        return chosen;
    }

    private static float width(String text, BaseFont font, float size) {
        float widest = 0;
        for (String line : text.split("\n", -1)) {
            widest = Math.max(widest, font.getWidthPoint(line, size));
        }
        return widest;
    }
}
