package dev.stoa.api.export;

import dev.stoa.api.csv.CsvText;
import dev.stoa.api.run.ResultDocument;
import dev.stoa.api.run.RunReading.WholeRun;
import dev.stoa.contracts.json.StoaJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// Writes a run's result as a file.
@Component
public class ResultExport {

    /// The result's table as CSV (RFC 4180, UTF-8): headings are `columns`, cells are the rows' values by position. A
    /// result without a table gives its series. A text that a spreadsheet would carry out is made harmless. Throws
    /// [NothingToExportException] when it has neither.
    public String csv(WholeRun run) {
        ResultTable table = ResultTable.of(result(run).tree());
        if (table.isEmpty()) {
            throw NothingToExportException.noTable(run.run().id());
        }
        StringBuilder text = new StringBuilder();
        try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
            printer.printRecord(table.headings().stream().map(CsvText::harmless));
            for (List<JsonNode> row : table.rows()) {
                printer.printRecord(row.stream().map(ResultExport::cell));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /// The result as it is stored, in the function's order of keys. Throws [NothingToExportException] when there is
    /// none.
    public String json(WholeRun run) {
        return StoaJson.MAPPER
                .writerWithDefaultPrettyPrinter()
                .writeValueAsString(result(run).tree());
    }

    static ResultDocument result(WholeRun run) {
        ResultDocument result = run.result();
        if (result == null) {
            throw NothingToExportException.noResult(run.run());
        }
        return result;
    }

    private static String cell(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return "";
        }
        String text = value.isContainer() ? value.toString() : value.asString();
        return value.isString() ? CsvText.harmless(text) : text;
    }
}
