package dev.stoa.api.export.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/// An axis of the chart.
///
/// @param low   the value at its start
/// @param high  the value at its end; more than `low`
/// @param ticks within the axis, in order
record ChartAxis(double low, double high, List<Tick> ticks) {

    /// A labelled place on an axis.
    record Tick(double at, String label) {}

    /// Where a value stands on the axis, 0 to 1.
    double share(double value) {
        return (value / 2 - low / 2) / (high / 2 - low / 2);
    }

    /// An axis from one round number to another, with the values between.
    static ChartAxis rounded(double lowest, double highest, int mostTicks) {
        double[] range = widened(lowest, highest);
        BigDecimal step = step(range[1] / mostTicks - range[0] / mostTicks);
        BigDecimal first = multiple(range[0], step, RoundingMode.FLOOR);
        BigDecimal last = multiple(range[1], step, RoundingMode.CEILING);
        List<Tick> ticks = ticks(first, last, step);
        return new ChartAxis(ticks.getFirst().at(), ticks.getLast().at(), ticks);
    }

    /// An axis that begins and ends with the values.
    ///
    /// @param leastStep between two ticks: 1 where all values are whole, 0 where any step will do
    static ChartAxis exact(double lowest, double highest, int mostTicks, double leastStep) {
        double[] range = widened(lowest, highest);
        BigDecimal step = step(Math.max(leastStep, range[1] / mostTicks - range[0] / mostTicks));
        BigDecimal first = multiple(range[0], step, RoundingMode.CEILING);
        return new ChartAxis(range[0], range[1], ticks(first, multiple(range[1], step, RoundingMode.FLOOR), step));
    }

    /// An axis on which names stand at 0, 1, 2 and so on; every second, third, ... is labelled where there are many.
    static ChartAxis named(List<String> names, int mostTicks) {
        int every = Math.ceilDiv(names.size(), mostTicks);
        List<Tick> ticks = new ArrayList<>();
        for (int i = 0; i < names.size(); i += every) {
            ticks.add(new Tick(i, names.get(i)));
        }
        return names.size() == 1 ? new ChartAxis(-1, 1, ticks) : new ChartAxis(0, names.size() - 1.0, ticks);
    }

    private static List<Tick> ticks(BigDecimal first, BigDecimal last, BigDecimal step) {
        int decimals = Math.max(0, step.stripTrailingZeros().scale());
        boolean isGrouped = first.abs().max(last.abs()).compareTo(Figures.UNGROUPED) >= 0;
        List<Tick> ticks = new ArrayList<>();
        for (BigDecimal at = first; at.compareTo(last) <= 0; at = at.add(step)) {
            boolean isWritten = decimals <= 6 && at.abs().compareTo(BigDecimal.TEN.pow(12)) < 0;
            ticks.add(new Tick(
                    at.doubleValue(), isWritten ? Figures.text(at, decimals, isGrouped) : Figures.scientific(at)));
        }
        return ticks;
    }

    /// The next 1, 2 or 5 times a power of ten.
    private static BigDecimal step(double least) {
        BigDecimal exact = BigDecimal.valueOf(Math.max(least, Double.MIN_NORMAL));
        BigDecimal power = BigDecimal.ONE.scaleByPowerOfTen(exact.precision() - exact.scale() - 1);
        for (int times : new int[] {1, 2, 5}) {
            BigDecimal step = power.multiply(BigDecimal.valueOf(times));
            if (step.compareTo(exact) >= 0) {
                return step;
            }
        }
        return power.multiply(BigDecimal.TEN);
    }

    private static BigDecimal multiple(double value, BigDecimal step, RoundingMode rounding) {
        return BigDecimal.valueOf(value)
                .divide(step, MathContext.DECIMAL64)
                .setScale(0, rounding)
                .multiply(step);
    }

    /// One value alone, or values closer than a double tells well apart, get room on both sides.
    private static double[] widened(double lowest, double highest) {
        double size = Math.max(Math.abs(lowest), Math.abs(highest));
        if (highest / 2 - lowest / 2 > size * 1e-9) {
            return new double[] {lowest, highest};
        }
        double room = size == 0 ? 1 : size * 0.1;
        return new double[] {lowest - room, highest + room};
    }
}
