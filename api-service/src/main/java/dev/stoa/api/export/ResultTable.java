package dev.stoa.api.export;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// A result as rows and columns: its `table`, or its `series` where it has no table.
///
/// @param headings one per column
/// @param rows     each with as many cells as there are headings; MissingNode where a row has no value
record ResultTable(List<String> headings, List<List<JsonNode>> rows) {
    private static final int MOST_CELLS = 20_000_000;

    /// The table of a result; empty when it has nothing that makes one.
    static ResultTable of(JsonNode result) {
        JsonNode table = result.path("table");
        if (table.isArray()) {
            return ofRows(table, result.path("columns"));
        }
        return ofSeries(result.path("series"));
    }

    boolean isEmpty() {
        return headings.isEmpty();
    }

    /// Headings are `columns` by position; where they are fewer than the rows' keys, the keys themselves go on.
    private static ResultTable ofRows(JsonNode table, JsonNode columns) {
        Set<String> keys = new LinkedHashSet<>();
        int widest = 0;
        for (JsonNode row : table) {
            keys.addAll(row.propertyNames());
            widest = Math.max(widest, row.isArray() ? row.size() : 0);
        }
        List<String> order = List.copyOf(keys);
        long cells = (long) table.size() * Math.max(order.size(), widest);
        if (cells > MOST_CELLS) {
            throw NothingToExportException.tooWide(table.size(), Math.max(order.size(), widest), MOST_CELLS);
        }
        List<List<JsonNode>> rows = new ArrayList<>();
        for (JsonNode row : table) {
            rows.add(cells(row, order, widest));
        }
        return new ResultTable(headings(columns, order, widest), rows);
    }

    private static List<JsonNode> cells(JsonNode row, List<String> order, int widest) {
        if (row.isArray()) {
            return IntStream.range(0, Math.max(widest, order.size()))
                    .mapToObj(row::path)
                    .toList();
        }
        return IntStream.range(0, Math.max(widest, order.size()))
                .mapToObj(i -> i < order.size() ? row.path(order.get(i)) : row.path("\0"))
                .toList();
    }

    private static List<String> headings(JsonNode columns, List<String> keys, int widest) {
        int count = Math.max(Math.max(keys.size(), widest), columns.size());
        return IntStream.range(0, count)
                .mapToObj(i -> {
                    if (i < columns.size()) {
                        return columns.get(i).asString("");
                    }
                    return i < keys.size() ? keys.get(i) : "Column " + (i + 1);
                })
                .toList();
    }

    private static ResultTable ofSeries(JsonNode series) {
        List<List<JsonNode>> rows = new ArrayList<>();
        if (series.isArray() && !series.isEmpty()) {
            series.forEach(point -> rows.add(List.of(point.path("x"), point.path("y"))));
            return new ResultTable(List.of("x", "y"), rows);
        }
        for (Map.Entry<String, JsonNode> named : series.properties()) {
            JsonNode name = JsonNodeFactory.instance.stringNode(named.getKey());
            named.getValue().forEach(point -> rows.add(List.of(name, point.path("x"), point.path("y"))));
        }
        return new ResultTable(rows.isEmpty() ? List.of() : List.of("series", "x", "y"), rows);
    }
}
