package dev.stoa.api.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// One line of a result's `series`.
///
/// @param name   empty when the result has one series without a name
/// @param points in the function's order
public record ResultSeries(String name, List<Point> points) {

    /// A point.
    ///
    /// @param x MissingNode where the point has none
    /// @param y MissingNode where the point has none
    public record Point(JsonNode x, JsonNode y) {}

    /// The lines of a result that have points: `series` is an array of points, or an object of named ones.
    public static List<ResultSeries> of(JsonNode result) {
        JsonNode series = result.path("series");
        List<ResultSeries> lines = new ArrayList<>();
        if (series.isArray()) {
            lines.add(new ResultSeries("", points(series)));
        }
        for (Map.Entry<String, JsonNode> named : series.properties()) {
            lines.add(new ResultSeries(named.getKey(), points(named.getValue())));
        }
        return lines.stream().filter(line -> !line.points().isEmpty()).toList();
    }

    private static List<Point> points(JsonNode array) {
        return array.isArray()
                ? array.valueStream()
                        .map(point -> new Point(point.path("x"), point.path("y")))
                        .toList()
                : List.of();
    }
}
