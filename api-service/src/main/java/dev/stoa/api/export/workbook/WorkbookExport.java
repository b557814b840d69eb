package dev.stoa.api.export.workbook;

import dev.stoa.api.export.ExportedRun;
import dev.stoa.api.export.ResultSeries;
import dev.stoa.api.export.ResultTable;
import dev.stoa.api.export.RunInput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Writes a run as an Excel workbook with the sheets Summary, Table, Series, Inputs and Run. Of the first three those
/// are left out that have nothing in them.
@Component
public class WorkbookExport {

    /// The file. It is whole before its first byte is sent, so a failure never looks like a short file; its size is
    /// bounded by the result's. Throws [dev.stoa.api.export.NothingToExportException] when a sheet is beyond Excel's
    /// limits.
    public byte[] xlsx(ExportedRun run) {
        List<Sheet> sheets = sheets(run);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(file, "Stoa", null)) {
            workbook.properties()
                    .setTitle("%s, run %d"
                            .formatted(run.run().appName(), run.run().id()));
            for (Sheet sheet : sheets) {
                SheetWriter.write(workbook, sheet);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toByteArray();
    }

    private static List<Sheet> sheets(ExportedRun run) {
        List<Sheet> sheets = new ArrayList<>();
        JsonNode summary = run.result().path("summary");
        if (!summary.isEmpty() && summary.isObject()) {
            sheets.add(new Sheet(
                    "Summary",
                    List.of("Key figure", "Value"),
                    summary.properties().stream()
                            .map(figure -> List.of(text(figure.getKey()), figure.getValue()))
                            .toList(),
                    false));
        }
        ResultTable table = ResultTable.ofTable(run.result());
        if (!table.isEmpty()) {
            sheets.add(new Sheet("Table", table.headings(), table.rows(), true));
        }
        List<ResultSeries> lines = ResultSeries.of(run.result());
        if (!lines.isEmpty()) {
            sheets.add(SeriesSheet.of(lines));
        }
        sheets.add(inputs(run));
        sheets.add(facts(run));
        return sheets;
    }

    private static Sheet inputs(ExportedRun run) {
        boolean choices = run.inputs().stream().anyMatch(input -> input.choice() != null);
        List<List<JsonNode>> rows = new ArrayList<>();
        for (RunInput input : run.inputs()) {
            List<JsonNode> row = new ArrayList<>(List.of(
                    text(input.label()), input.value(), text(input.unit().strip()), text(input.key())));
            if (choices) {
                row.add(text(input.choice() == null ? "" : input.choice()));
            }
            rows.add(row);
        }
        List<String> headings =
                choices ? List.of("Input", "Value", "Unit", "Key", "Called") : List.of("Input", "Value", "Unit", "Key");
        return new Sheet("Inputs", headings, rows, false);
    }

    private static Sheet facts(ExportedRun run) {
        List<List<JsonNode>> rows = new ArrayList<>();
        run.facts().forEach(fact -> rows.add(List.of(text(fact.name()), fact.value())));
        rows.add(List.of(text("Times with an offset"), text("are given in UTC; Excel knows no zones")));
        if (!run.ownKeys().isEmpty()) {
            rows.add(List.of(text("In export/json only"), text(String.join(", ", run.ownKeys()))));
        }
        return new Sheet("Run", List.of("About the run", "Value"), rows, false);
    }

    /// Empty text leaves its cell empty.
    private static JsonNode text(String text) {
        return text.isEmpty() ? JsonNodeFactory.instance.nullNode() : JsonNodeFactory.instance.stringNode(text);
    }
}
