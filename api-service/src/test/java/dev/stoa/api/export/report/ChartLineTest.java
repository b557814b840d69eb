package dev.stoa.api.export.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChartLineTest {
    private static final int POINTS = 100_000;

    @Test
    void aLongLineKeepsItsEndsPeaksAndGaps() {
        double[] y = IntStream.range(0, POINTS).mapToDouble(Math::sin).toArray();
        y[31_417] = 500;
        y[70_001] = -500;
        y[50_000] = Double.NaN;

        ChartLine reduced =
                new ChartLine("a", IntStream.range(0, POINTS).asDoubleStream().toArray(), y).reduced();

        assertThat(reduced.size()).isBetween(1_000, ChartLine.MOST_POINTS + 1);
        assertThat(reduced.x(0)).isZero();
        assertThat(reduced.x(reduced.size() - 1)).isEqualTo(POINTS - 1.0);
        assertThat(reduced.rangeOfY().getMax()).isEqualTo(500);
        assertThat(reduced.rangeOfY().getMin()).isEqualTo(-500);
        assertThat(IntStream.range(0, reduced.size()).filter(reduced::isGap).mapToDouble(reduced::x))
                .containsExactly(50_000.0);
    }

    @Test
    void aShortLineIsLeftAsItIs() {
        ChartLine line = new ChartLine("", new double[] {1, 2}, new double[] {3, Double.NaN});

        assertThat(line.reduced()).isSameAs(line);
        assertThat(line.isGap(1)).isTrue();
        assertThat(line.isGap(2)).isTrue();
        assertThat(line.isGap(0)).isFalse();
    }
}
