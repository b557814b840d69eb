package dev.stoa.api.export.report;

import dev.stoa.api.export.report.ChartAxis.Tick;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The axis of dates and times, which stand on it as seconds since 1970.
final class TimeTicks {
    private static final List<Step> STEPS = List.of(
            new Step(ChronoUnit.SECONDS, "HH:mm:ss", List.of(1, 2, 5, 10, 30)),
            new Step(ChronoUnit.MINUTES, "HH:mm", List.of(1, 2, 5, 10, 30)),
            new Step(ChronoUnit.HOURS, "dd MMM HH:mm", List.of(1, 2, 3, 6, 12)),
            new Step(ChronoUnit.DAYS, "dd MMM yyyy", List.of(1, 2, 7, 14)),
            new Step(ChronoUnit.MONTHS, "MMM yyyy", List.of(1, 2, 3, 6)),
            new Step(ChronoUnit.YEARS, "yyyy", List.of(1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)));

    private TimeTicks() {}

    /// A unit of time and how many of it may lie between two ticks.
    private record Step(ChronoUnit unit, String pattern, List<Integer> amounts) {}

    static ChartAxis axis(double lowest, double highest, int mostTicks) {
        double room = highest > lowest ? 0 : ChronoUnit.DAYS.getDuration().toSeconds();
        double low = lowest - room;
        double high = highest + room;
        for (Step step : STEPS) {
            for (int amount : step.amounts()) {
                double seconds = (double) step.unit().getDuration().toSeconds() * amount;
                if ((high - low) / seconds <= mostTicks) {
                    return new ChartAxis(low, high, ticks(low, high, step, amount));
                }
            }
        }
        return new ChartAxis(low, high, List.of());
    }

    private static List<Tick> ticks(double low, double high, Step step, int amount) {
        DateTimeFormatter format = DateTimeFormatter.ofPattern(step.pattern(), Locale.ENGLISH);
        List<Tick> ticks = new ArrayList<>();
        LocalDateTime at = before(low, step.unit(), amount);
        for (double second = second(at); second <= high; second = second(at)) {
            if (second >= low) {
                ticks.add(new Tick(second, format.format(at)));
            }
            at = at.plus(amount, step.unit());
        }
        return ticks;
    }

    /// The last round moment at or before a second.
    private static LocalDateTime before(double second, ChronoUnit unit, int amount) {
        LocalDateTime at = LocalDateTime.ofEpochSecond((long) Math.floor(second), 0, ZoneOffset.UTC);
        return switch (unit) {
            case YEARS -> LocalDateTime.of(Math.floorDiv(at.getYear(), amount) * amount, 1, 1, 0, 0);
            case MONTHS -> LocalDateTime.of(at.getYear(), (at.getMonthValue() - 1) / amount * amount + 1, 1, 0, 0);
            default -> {
                long step = unit.getDuration().toSeconds() * amount;
                long round = Math.floorDiv((long) Math.floor(second), step) * step;
                yield LocalDateTime.ofEpochSecond(round, 0, ZoneOffset.UTC);
            }
        };
    }

    private static double second(LocalDateTime at) {
        return at.toEpochSecond(ZoneOffset.UTC);
    }
}
