package dev.stoa.api.export.workbook;

import java.io.IOException;
import java.util.List;
import org.dhatim.fastexcel.PaperSize;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import tools.jackson.databind.JsonNode;

/// Writes one sheet, a few hundred rows at a time.
final class SheetWriter {
    private static final int ROWS_AT_ONCE = 500;
    private static final int ROWS_MEASURED = 500;
    private static final int NARROWEST = 9;
    private static final int WIDEST = 60;

    private SheetWriter() {}

    static void write(Workbook workbook, Sheet content) throws IOException {
        try (Worksheet sheet = workbook.newWorksheet(content.name())) {
            head(sheet, content);
            int row = 1;
            for (List<JsonNode> cells : content.rows()) {
                for (int column = 0; column < cells.size(); column++) {
                    CellValue.write(sheet, row, column, cells.get(column));
                }
                if (row % ROWS_AT_ONCE == 0) {
                    sheet.flush();
                }
                row++;
            }
        }
    }

    private static void head(Worksheet sheet, Sheet content) {
        List<String> headings = content.headings();
        int[] widths = widths(content);
        for (int column = 0; column < headings.size(); column++) {
            sheet.value(0, column, CellText.of(headings.get(column)));
            sheet.width(column, widths[column]);
        }
        sheet.range(0, 0, 0, headings.size() - 1).style().bold().set();
        sheet.freezePane(0, 1);
        if (content.filtered() && !content.rows().isEmpty()) {
            sheet.setAutoFilter(0, 0, content.rows().size(), headings.size() - 1);
        }
        sheet.paperSize(PaperSize.A4_PAPER);
        sheet.repeatRows(0);
    }

    /// In characters of the standard font, with room for a border and the filter's arrow.
    private static int[] widths(Sheet content) {
        int[] widths = content.headings().stream()
                .mapToInt(heading -> heading.length() + 3)
                .toArray();
        int measured = Math.min(ROWS_MEASURED, content.rows().size());
        for (List<JsonNode> cells : content.rows().subList(0, measured)) {
            for (int column = 0; column < cells.size(); column++) {
                widths[column] = Math.max(widths[column], CellValue.width(cells.get(column)) + 2);
            }
        }
        for (int column = 0; column < widths.length; column++) {
            widths[column] = Math.clamp(widths[column], NARROWEST, WIDEST);
        }
        return widths;
    }
}
