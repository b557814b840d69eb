package dev.stoa.api.export;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;

/// A result as rows and columns.
///
/// @param headings one per column
/// @param rows     each with as many cells as there are headings, made when it is read; MissingNode where a row has no
///                 value
public record ResultTable(List<String> headings, List<List<JsonNode>> rows) {
    private static final int MOST_CELLS = 20_000_000;

    /// The `table` of a result, or its `series` where it has no table; empty when it has nothing that makes one.
    static ResultTable of(JsonNode result) {
        ResultTable table = ofTable(result);
        return table.isEmpty() ? ofSeries(ResultSeries.of(result)) : table;
    }

    /// The `table` of a result; empty when it has none, or one with neither rows nor `columns`.
    public static ResultTable ofTable(JsonNode result) {
        JsonNode table = result.path("table");
        return table.isArray() ? ofRows(table, result.path("columns")) : new ResultTable(List.of(), List.of());
    }

    /// Points below each other: `x,y`, or `series,x,y` where the lines have names.
    public static ResultTable ofSeries(List<ResultSeries> lines) {
        List<List<JsonNode>> rows = new ArrayList<>();
        boolean named = lines.stream().anyMatch(line -> !line.name().isEmpty());
        for (ResultSeries line : lines) {
            JsonNode name = JsonNodeFactory.instance.stringNode(line.name());
            line.points()
                    .forEach(point ->
                            rows.add(named ? List.of(name, point.x(), point.y()) : List.of(point.x(), point.y())));
        }
        List<String> headings = named ? List.of("series", "x", "y") : List.of("x", "y");
        return new ResultTable(rows.isEmpty() ? List.of() : headings, rows);
    }

    /// Whether there is nothing to show, not even headings.
    public boolean isEmpty() {
        return headings.isEmpty();
    }

    /// Headings are `columns` by position; where they are fewer than the rows' keys, the keys themselves go on.
    private static ResultTable ofRows(JsonNode table, JsonNode columns) {
        Set<String> keys = new LinkedHashSet<>();
        int widest = 0;
        for (JsonNode row : table) {
            keys.addAll(row.propertyNames());
            widest = Math.max(widest, row.isArray() ? row.size() : row.isObject() ? 0 : 1);
        }
        List<String> order = List.copyOf(keys);
        int named = columns.isArray() ? columns.size() : 0;
        int count = Math.max(Math.max(order.size(), widest), named);
        if ((long) table.size() * count > MOST_CELLS) {
            throw NothingToExportException.tooWide(table.size(), count, MOST_CELLS);
        }
        return new ResultTable(
                IntStream.range(0, count)
                        .mapToObj(i -> i < named
                                ? columns.path(i).asString("")
                                : i < order.size() ? order.get(i) : "Column " + (i + 1))
                        .toList(),
                new Rows<>(table.size(), i -> cells(table.get(i), order, count)));
    }

    /// A row is an object, an array, or a single value.
    private static List<JsonNode> cells(JsonNode row, List<String> order, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> {
                    if (row.isObject()) {
                        return i < order.size() ? row.path(order.get(i)) : MissingNode.getInstance();
                    }
                    return row.isArray() ? row.path(i) : i == 0 ? row : MissingNode.getInstance();
                })
                .toList();
    }
}
