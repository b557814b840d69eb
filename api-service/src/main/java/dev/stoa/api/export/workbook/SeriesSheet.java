package dev.stoa.api.export.workbook;

import dev.stoa.api.export.ResultSeries;
import dev.stoa.api.export.ResultSeries.Point;
import dev.stoa.api.export.ResultTable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/// The sheet of a result's `series`.
///
/// Lines that share their x stand side by side, x first and a column for each: that is the block one marks in Excel and
/// charts. Lines that do not would leave holes there, in which Excel breaks the lines, so their points stand below each
/// other as `series,x,y`, as in the CSV: the shape for a filter or a pivot table.
final class SeriesSheet {
    private SeriesSheet() {}

    static Sheet of(List<ResultSeries> lines) {
        if (lines.size() > 1 && shareX(lines)) {
            return sideBySide(lines);
        }
        ResultTable table = ResultTable.ofSeries(lines);
        return new Sheet("Series", table.headings(), table.rows(), true);
    }

    private static boolean shareX(List<ResultSeries> lines) {
        List<Point> first = lines.getFirst().points();
        return lines.stream()
                .allMatch(line -> line.points().size() == first.size()
                        && IntStream.range(0, first.size())
                                .allMatch(i -> line.points()
                                        .get(i)
                                        .x()
                                        .equals(first.get(i).x())));
    }

    private static Sheet sideBySide(List<ResultSeries> lines) {
        List<String> headings = new ArrayList<>(List.of("x"));
        lines.forEach(line -> headings.add(line.name()));
        List<List<JsonNode>> rows = new ArrayList<>();
        for (int i = 0; i < lines.getFirst().points().size(); i++) {
            List<JsonNode> row = new ArrayList<>(lines.size() + 1);
            row.add(lines.getFirst().points().get(i).x());
            for (ResultSeries line : lines) {
                row.add(line.points().get(i).y());
            }
            rows.add(row);
        }
        return new Sheet("Series", headings, rows, true);
    }
}
