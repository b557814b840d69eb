package dev.stoa.standalone;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/// Prints how a run ended: key figures and the first rows of the table, or the error.
final class PrintResult {

    private static final int ROWS = 5;

    private PrintResult() {}

    /// @param message the last message of the run's WebSocket
    static void of(JsonNode message, Console console) {
        JsonNode result = message.path("result");
        if (!message.path("status").asString("").equals("SUCCESS")) {
            JsonNode error = message.path("error");
            console.lines(List.of("%s: %s"
                    .formatted(
                            error.path("kind").asString("no result"),
                            error.path("message").asString(""))));
            return;
        }
        console.line("");
        console.lines(summary(result.path("summary")));
        if (!result.path("table").isEmpty()) {
            console.line("");
            console.lines(table(result.path("columns"), result.path("table")));
        }
    }

    static List<String> summary(JsonNode summary) {
        int width = summary.propertyStream()
                .mapToInt(entry -> entry.getKey().length())
                .max()
                .orElse(0);
        return summary.propertyStream()
                .map(entry -> pad(entry.getKey(), width, false) + "  " + text(entry.getValue()))
                .toList();
    }

    /// Headings are the result's `columns`, cells go by position. A result without columns is headed by its keys.
    static List<String> table(JsonNode columns, JsonNode rows) {
        List<List<String>> cells = new ArrayList<>();
        cells.add(
                columns.isEmpty()
                        ? List.copyOf(rows.path(0).propertyNames())
                        : columns.valueStream().map(PrintResult::text).toList());
        rows.valueStream()
                .limit(ROWS)
                .forEach(row ->
                        cells.add(row.valueStream().map(PrintResult::text).toList()));
        List<String> lines = new ArrayList<>(align(cells, rows.path(0)));
        if (rows.size() > ROWS) {
            lines.add("... %d rows in all".formatted(rows.size()));
        }
        return lines;
    }

    private static List<String> align(List<List<String>> cells, JsonNode firstRow) {
        int columns = cells.stream().mapToInt(List::size).max().orElse(0);
        List<JsonNode> first = firstRow.valueStream().toList();
        int[] widths = IntStream.range(0, columns)
                .map(column -> cells.stream()
                        .filter(row -> column < row.size())
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        return cells.stream()
                .map(row -> {
                    List<String> padded = new ArrayList<>();
                    for (int column = 0; column < row.size(); column++) {
                        boolean right =
                                column < first.size() && first.get(column).isNumber();
                        padded.add(pad(row.get(column), widths[column], right));
                    }
                    return String.join("  ", padded).stripTrailing();
                })
                .toList();
    }

    private static String pad(String text, int width, boolean right) {
        String spaces = " ".repeat(Math.max(0, width - text.length()));
        return right ? spaces + text : text + spaces;
    }

    private static String text(JsonNode value) {
        return value.isString() ? value.asString() : value.toString();
    }
}
