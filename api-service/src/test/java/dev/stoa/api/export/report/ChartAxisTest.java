package dev.stoa.api.export.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChartAxisTest {

    @Test
    void ticksAreRoundNumbers() {
        assertThat(labels(ChartAxis.rounded(0.0013, 0.054, 6)))
                .containsExactly("0.00", "0.01", "0.02", "0.03", "0.04", "0.05", "0.06");
        assertThat(labels(ChartAxis.rounded(-3, 11_000, 6)))
                .containsExactly("-2,000", "0", "2,000", "4,000", "6,000", "8,000", "10,000", "12,000");
        assertThat(labels(ChartAxis.exact(45, 84, 7, 1))).containsExactly("50", "60", "70", "80");
    }

    @Test
    void ticksOfWholeNumbersAreWhole() {
        assertThat(labels(ChartAxis.exact(1, 4, 7, 1))).containsExactly("1", "2", "3", "4");
        assertThat(labels(ChartAxis.exact(1, 4, 7, 0)))
                .containsExactly("1.0", "1.5", "2.0", "2.5", "3.0", "3.5", "4.0");
    }

    @Test
    void oneValueAloneHasRoomOnBothSides() {
        assertThat(ChartAxis.rounded(5, 5, 6).low()).isLessThan(5);
        assertThat(ChartAxis.rounded(5, 5, 6).high()).isGreaterThan(5);
        assertThat(ChartAxis.exact(0, 0, 6, 1).share(0)).isEqualTo(0.5);
    }

    @Test
    void theLargestRangeOverflowsNothing() {
        ChartAxis axis = ChartAxis.rounded(-1e308, 1e308, 6);

        assertThat(axis.share(0)).isEqualTo(0.5);
        assertThat(axis.ticks()).hasSizeBetween(3, 10);
    }

    @Test
    void datesHaveCalendarTicks() {
        assertThat(labels(TimeTicks.axis(second("2026-01-15"), second("2026-06-15"), 7)))
                .containsExactly("Feb 2026", "Mar 2026", "Apr 2026", "May 2026", "Jun 2026");
        assertThat(labels(TimeTicks.axis(second("1999-01-01"), second("2026-05-01"), 7)))
                .containsExactly("2000", "2005", "2010", "2015", "2020", "2025");
        assertThat(labels(TimeTicks.axis(second("0001-01-01"), second("9999-12-31"), 7)))
                .hasSizeBetween(3, 8);
    }

    @Test
    void ofManyNamesSomeAreLabelled() {
        assertThat(labels(ChartAxis.named(List.of("a", "b", "c", "d", "e"), 2))).containsExactly("a", "d");
    }

    private static List<String> labels(ChartAxis axis) {
        return axis.ticks().stream().map(ChartAxis.Tick::label).toList();
    }

    private static double second(String date) {
        return LocalDate.parse(date).atStartOfDay().toEpochSecond(ZoneOffset.UTC);
    }
}
