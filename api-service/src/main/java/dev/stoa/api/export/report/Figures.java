package dev.stoa.api.export.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/// Numbers as a person reads them: with about six significant digits, never fewer than two decimals where there are
/// any,
/// and grouped; whole numbers from 10,000 on only, so that years are not.
final class Figures {
    private static final int DIGITS = 6;
    private static final int MOST_DECIMALS = 9;
    private static final int MOST_WHOLE_DIGITS = 18;

    /// Whole numbers below this may be years.
    static final BigDecimal UNGROUPED = BigDecimal.valueOf(10_000);

    private Figures() {}

    static String text(BigDecimal value) {
        return isScientific(value) ? scientific(value) : text(value, decimals(value));
    }

    /// A count in words such as "10,000 rows".
    static String count(long count) {
        return text(BigDecimal.valueOf(count), 0);
    }

    static String text(BigDecimal value, int decimals) {
        return text(value, decimals, decimals > 0 || value.abs().compareTo(UNGROUPED) >= 0);
    }

    static String text(BigDecimal value, int decimals, boolean isGrouped) {
        String plain = value.setScale(decimals, RoundingMode.HALF_UP).toPlainString();
        int point = plain.indexOf('.');
        StringBuilder grouped = new StringBuilder(plain);
        int first = plain.startsWith("-") ? 1 : 0;
        int whole = point < 0 ? plain.length() : point;
        if (isGrouped) {
            for (int i = whole - 3; i > first; i -= 3) {
                grouped.insert(i, ',');
            }
        }
        return grouped.toString();
    }

    /// The value as a number from 1 to 10 and a power of ten: 1.5E-7.
    static String scientific(BigDecimal value) {
        BigDecimal rounded = value.round(new MathContext(DIGITS)).stripTrailingZeros();
        int power = rounded.precision() - rounded.scale() - 1;
        return rounded.signum() == 0 ? "0" : rounded.movePointLeft(power).toPlainString() + "E" + power;
    }

    /// How many decimals the value is shown with.
    static int decimals(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        int wholeDigits = stripped.precision() - stripped.scale();
        int shown = wholeDigits >= 1 ? Math.max(2, DIGITS - wholeDigits) : DIGITS - wholeDigits;
        return Math.clamp(stripped.scale(), 0, shown);
    }

    /// Whether the value shown is not quite the value.
    static boolean rounds(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return isScientific(value) ? stripped.precision() > DIGITS : stripped.scale() > decimals(value);
    }

    /// Whether the value is too large or too small to be written out.
    static boolean isScientific(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.signum() != 0
                && ((long) stripped.precision() - stripped.scale() > MOST_WHOLE_DIGITS
                        || decimals(stripped) > MOST_DECIMALS);
    }
}
