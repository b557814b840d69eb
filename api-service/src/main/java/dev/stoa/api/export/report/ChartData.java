package dev.stoa.api.export.report;

import dev.stoa.api.export.IsoTime;
import dev.stoa.api.export.ResultSeries;
import dev.stoa.api.export.ResultSeries.Point;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.Temporal;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The series as lines on axes. Where every x is a number the axis counts, where every x is a date or time it is a
/// calendar; else the x are names, at equal distances in the order they first come.
///
/// @param lines those that have points
record ChartData(List<ChartLine> lines, ChartAxis x, ChartAxis y) {
    private static final int TICKS_OF_X = 7;
    private static final int TICKS_OF_Y = 6;
    private static final int LONGEST_NAME = 16;

    /// Null when there is no point to draw.
    static @Nullable ChartData of(List<ResultSeries> series, ReportWords words) {
        if (everyX(series, JsonNode::isNumber)) {
            double leastStep = everyX(series, JsonNode::isIntegralNumber) ? 1 : 0;
            return of(
                    series,
                    x -> x.decimalValue().doubleValue(),
                    (low, high, most) -> ChartAxis.exact(low, high, most, leastStep));
        }
        if (everyX(series, x -> x.isString() && IsoTime.read(x.asString()) != null)) {
            return of(series, ChartData::seconds, TimeTicks::axis);
        }
        Map<String, Integer> names = new LinkedHashMap<>();
        series.stream()
                .flatMap(line -> line.points().stream())
                .forEach(point -> names.putIfAbsent(words.value(point.x(), LONGEST_NAME), names.size()));
        return of(
                series,
                x -> names.getOrDefault(words.value(x, LONGEST_NAME), 0),
                (low, high, most) -> ChartAxis.named(List.copyOf(names.keySet()), most));
    }

    /// Makes the axis of x.
    private interface AxisOfX {
        ChartAxis of(double lowest, double highest, int mostTicks);
    }

    private static @Nullable ChartData of(List<ResultSeries> series, ToDoubleFunction<JsonNode> place, AxisOfX axis) {
        List<ChartLine> lines = series.stream()
                .map(line -> line(line, place))
                .filter(ChartLine::hasPoints)
                .toList();
        if (lines.isEmpty()) {
            return null;
        }
        var x = new DoubleSummaryStatistics();
        var y = new DoubleSummaryStatistics();
        lines.forEach(line -> x.combine(line.rangeOfX()));
        lines.forEach(line -> y.combine(line.rangeOfY()));
        return new ChartData(
                lines.stream().map(ChartLine::reduced).toList(),
                axis.of(x.getMin(), x.getMax(), TICKS_OF_X),
                ChartAxis.rounded(y.getMin(), y.getMax(), TICKS_OF_Y));
    }

    private static ChartLine line(ResultSeries series, ToDoubleFunction<JsonNode> place) {
        List<Point> points = series.points().stream()
                .filter(point -> Double.isFinite(place.applyAsDouble(point.x())))
                .toList();
        return new ChartLine(
                series.name(),
                points.stream()
                        .mapToDouble(point -> place.applyAsDouble(point.x()))
                        .toArray(),
                points.stream().mapToDouble(point -> height(point.y())).toArray());
    }

    private static double height(JsonNode y) {
        double height = y.isNumber() ? y.decimalValue().doubleValue() : Double.NaN;
        return Double.isFinite(height) ? height : Double.NaN;
    }

    private static boolean everyX(List<ResultSeries> series, Predicate<JsonNode> kind) {
        return series.stream().flatMap(line -> line.points().stream()).allMatch(point -> kind.test(point.x()));
    }

    private static double seconds(JsonNode x) {
        Temporal time = Objects.requireNonNull(IsoTime.read(x.asString()));
        LocalDateTime moment = time instanceof LocalDate date ? date.atStartOfDay() : LocalDateTime.from(time);
        return moment.toInstant(ZoneOffset.UTC).toEpochMilli() / 1e3;
    }
}
