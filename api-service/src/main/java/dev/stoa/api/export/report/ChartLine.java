package dev.stoa.api.export.report;

import java.util.Arrays;
import java.util.BitSet;
import java.util.DoubleSummaryStatistics;

/// A line of the chart as numbers, in the order they are drawn.
final class ChartLine {
    /// More points than a line of a page's width can show.
    static final int MOST_POINTS = 2_000;

    private final String name;
    private final double[] x;
    private final double[] y;

    /// @param name empty when the result has one series without a name
    /// @param x    one per point
    /// @param y    NaN where the line has a gap
    ChartLine(String name, double[] x, double[] y) {
        this.name = name;
        this.x = x;
        this.y = y;
    }

    String name() {
        return name;
    }

    int size() {
        return x.length;
    }

    double x(int point) {
        return x[point];
    }

    double y(int point) {
        return y[point];
    }

    /// Whether a point is a gap; so is what lies before the first and after the last.
    boolean isGap(int point) {
        return point < 0 || point >= y.length || Double.isNaN(y[point]);
    }

    DoubleSummaryStatistics rangeOfX() {
        return Arrays.stream(x).summaryStatistics();
    }

    DoubleSummaryStatistics rangeOfY() {
        return Arrays.stream(y).filter(value -> !Double.isNaN(value)).summaryStatistics();
    }

    /// The line with no more points than can be told apart. Of each stretch of neighbours its first, lowest, highest
    /// and
    /// last point stay, and one of its gaps, so that no peak is lost and the line keeps its course.
    ChartLine reduced() {
        if (x.length <= MOST_POINTS) {
            return this;
        }
        BitSet kept = new BitSet(x.length);
        int stretches = MOST_POINTS / 4;
        for (int i = 0; i < stretches; i++) {
            keep(kept, (int) ((long) i * x.length / stretches), (int) ((i + 1L) * x.length / stretches));
        }
        return new ChartLine(
                name,
                kept.stream().mapToDouble(i -> x[i]).toArray(),
                kept.stream().mapToDouble(i -> y[i]).toArray());
    }

    /// Whether there is a point to draw.
    boolean hasPoints() {
        return rangeOfY().getCount() > 0;
    }

    private void keep(BitSet kept, int from, int to) {
        int lowest = -1;
        int highest = -1;
        for (int i = from; i < to; i++) {
            if (Double.isNaN(y[i])) {
                continue;
            }
            lowest = lowest < 0 || y[i] < y[lowest] ? i : lowest;
            highest = highest < 0 || y[i] > y[highest] ? i : highest;
        }
        kept.set(from);
        kept.set(to - 1);
        if (lowest >= 0) {
            kept.set(lowest);
            kept.set(highest);
            for (int i = from; i < to; i++) {
                if (Double.isNaN(y[i])) {
                    kept.set(i);
                    return;
                }
            }
        }
    }
}
