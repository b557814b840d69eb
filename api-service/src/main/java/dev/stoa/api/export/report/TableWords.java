package dev.stoa.api.export.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// The words in a table's cells: the numbers of a column have equally many decimals, so that their points stand below
/// each other.
///
/// @param rows    words by row and column
/// @param numeric by column, whether its values are numbers
record TableWords(List<List<String>> rows, List<Boolean> numeric) {
    private static final int LONGEST_CELL = 300;

    /// More decimals than this in a whole column would only pad it with zeros.
    private static final int MOST_COMMON_DECIMALS = 6;

    static TableWords of(List<List<JsonNode>> rows, int columns, ReportWords words) {
        List<Boolean> numeric = new ArrayList<>();
        List<Integer> decimals = new ArrayList<>();
        for (int column = 0; column < columns; column++) {
            int at = column;
            List<JsonNode> values = rows.stream()
                    .map(row -> row.get(at))
                    .filter(value -> !value.isMissingNode() && !value.isNull())
                    .toList();
            numeric.add(!values.isEmpty() && values.stream().allMatch(JsonNode::isNumber));
            decimals.add(numeric.get(column) ? commonDecimals(values) : -1);
        }
        return new TableWords(
                rows.stream().map(row -> cells(row, decimals, words)).toList(), numeric);
    }

    /// -1 where each number is better shown for itself.
    private static int commonDecimals(List<JsonNode> values) {
        int most = 0;
        for (JsonNode value : values) {
            BigDecimal number = value.decimalValue();
            most = Figures.isScientific(number) ? Integer.MAX_VALUE : Math.max(most, Figures.decimals(number));
            if (most > MOST_COMMON_DECIMALS) {
                return -1;
            }
        }
        return most;
    }

    private static List<String> cells(List<JsonNode> row, List<Integer> decimals, ReportWords words) {
        List<String> cells = new ArrayList<>(decimals.size());
        for (int column = 0; column < decimals.size(); column++) {
            JsonNode value = row.get(column);
            cells.add(
                    value.isNumber() && decimals.get(column) >= 0
                            ? words.number(value, decimals.get(column))
                            : words.value(value, LONGEST_CELL));
        }
        return cells;
    }
}
