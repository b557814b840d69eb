package dev.stoa.api.export.report;

import dev.stoa.api.export.ResultTable;
import java.util.List;
import org.openpdf.text.Element;
import org.openpdf.text.Font;
import org.openpdf.text.PageSize;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;
import tools.jackson.databind.JsonNode;

/// The table: upright where it fits, lying where it is wider, and in groups of columns where it is wider still.
final class ReportTable {
    private static final int MOST_ROWS = 500;
    private static final int MOST_COLUMNS = 60;
    private static final float SIZE = 8;
    private static final float SMALL_SIZE = 7;
    private static final float LYING_WIDTH = PageSize.A4.getHeight() - 2 * ReportStyle.MARGIN;

    /// A table with few columns is widened to this share of its own width, not to the whole page.
    private static final float LOOSEST = 1.8f;

    private final ReportPage page;
    private final List<String> headings;
    private final TableWords words;

    private ReportTable(ReportPage page, List<String> headings, TableWords words) {
        this.page = page;
        this.headings = headings;
        this.words = words;
    }

    static void add(ReportPage page, ResultTable table) {
        List<String> headings = table.headings().stream()
                .limit(MOST_COLUMNS)
                .map(heading -> page.words().text(heading, 100))
                .toList();
        List<List<JsonNode>> rows = table
                .rows()
                .subList(0, Math.min(MOST_ROWS, table.rows().size()))
                .stream()
                .map(row -> List.copyOf(row.subList(0, headings.size())))
                .toList();
        TableWords words = TableWords.of(rows, headings.size(), page.words());
        new ReportTable(page, headings, words)
                .add(table.headings().size(), table.rows().size());
    }

    private void add(int allColumns, int allRows) {
        float size = SIZE;
        TableColumns columns = TableColumns.measured(words.rows(), headings, page.fonts(), size);
        if (columns.total() > page.width()) {
            if (columns.total() > LYING_WIDTH) {
                size = SMALL_SIZE;
                columns = TableColumns.measured(words.rows(), headings, page.fonts(), size);
            }
            page.turn();
        }
        page.heading("Table", 80);
        page.note(extent(allColumns, allRows));
        List<List<Integer>> groups = columns.groups(page.width());
        for (int i = 0; i < groups.size(); i++) {
            List<Integer> group = groups.get(i);
            if (groups.size() > 1) {
                int first = i == 0 ? 0 : group.get(1);
                page.heading("Columns %d to %d".formatted(first + 1, group.getLast() + 1), 80);
            }
            page.document().add(table(group, columns.of(group), size));
        }
    }

    private PdfPTable table(List<Integer> group, float[] widths, float size) {
        float own = 0;
        for (float width : widths) {
            own += width;
        }
        PdfPTable table = new PdfPTable(widths);
        table.setTotalWidth(Math.min(page.width(), own * LOOSEST));
        table.setLockedWidth(true);
        table.setHorizontalAlignment(Element.ALIGN_LEFT);
        table.setHeaderRows(1);
        table.setSplitLate(false);
        fill(table, group, size);
        return table;
    }

    private static String extent(int columns, int rows) {
        String all = rows == 1 ? "1 row" : Figures.count(rows) + " rows";
        if (rows <= MOST_ROWS && columns <= MOST_COLUMNS) {
            return all + ".";
        }
        String shown = rows > MOST_ROWS ? "the first " + MOST_ROWS : "all of them";
        String across = columns > MOST_COLUMNS
                ? " with the first %d of %s columns".formatted(MOST_COLUMNS, Figures.count(columns))
                : "";
        return "%s; here are %s%s. The CSV and Excel exports have all.".formatted(all, shown, across);
    }

    private void fill(PdfPTable table, List<Integer> group, float size) {
        Font bold = page.fonts().bold(size, ReportStyle.TEXT);
        Font regular = page.fonts().regular(size, ReportStyle.TEXT);
        for (int column : group) {
            PdfPCell heading = cell(headings.get(column), bold, column);
            heading.setBackgroundColor(ReportStyle.SUNKEN);
            heading.setVerticalAlignment(Element.ALIGN_BOTTOM);
            table.addCell(heading);
        }
        for (List<String> row : words.rows()) {
            for (int column : group) {
                table.addCell(cell(row.get(column), regular, column));
            }
        }
    }

    private PdfPCell cell(String text, Font font, int column) {
        PdfPCell cell = page.cell(text, font);
        cell.setPadding(3.5f);
        cell.setPaddingLeft(TableColumns.PADDING / 2);
        // Half a point less than was measured, lest rounding break a line.
        cell.setPaddingRight(TableColumns.PADDING / 2 - 0.5f);
        cell.setHorizontalAlignment(words.numeric().get(column) ? Element.ALIGN_RIGHT : Element.ALIGN_LEFT);
        return cell;
    }
}
