package dev.stoa.api.export.workbook;

import dev.stoa.api.export.NothingToExportException;
import java.util.List;
import org.dhatim.fastexcel.Worksheet;
import tools.jackson.databind.JsonNode;

/// What stands in one sheet, known to be within Excel's limits.
///
/// @param name     at most 31 characters
/// @param headings the first row
/// @param rows     the others
/// @param filtered whether the headings offer Excel's filter
record Sheet(String name, List<String> headings, List<? extends List<JsonNode>> rows, boolean filtered) {

    /// Throws [NothingToExportException] when Excel would not open such a sheet.
    Sheet {
        if (rows.size() >= Worksheet.MAX_ROWS || headings.size() > Worksheet.MAX_COLS) {
            throw NothingToExportException.tooLargeForExcel(name, rows.size() + 1L, headings.size());
        }
    }
}
