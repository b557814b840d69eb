package dev.stoa.api.export.workbook;

import dev.stoa.api.export.IsoTime;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.Temporal;
import org.dhatim.fastexcel.Worksheet;
import tools.jackson.databind.JsonNode;

/// Writes JSON values as Excel's own kinds. Text is never a formula: it goes into the file as text.
final class CellValue {
    /// Significant digits that Excel shows of a number.
    private static final int DIGITS = 15;

    /// Nobody numbers things beyond this; a double that large is a measurement.
    private static final BigDecimal MOST_NUMBERED = BigDecimal.valueOf(Long.MAX_VALUE);

    /// Before this day Excel's calendar is a day off (it has a 29 February 1900).
    private static final LocalDate FIRST_DAY = LocalDate.of(1900, 3, 1);

    private CellValue() {}

    /// Writes one cell; null and MissingNode leave it empty. A moment with an offset is written in UTC, for Excel knows
    /// no
    /// zones. What Excel cannot hold as it is, such as a whole number of 16 digits or a date before March 1900, is
    /// text.
    static void write(Worksheet sheet, int row, int column, JsonNode value) {
        if (value.isBoolean()) {
            sheet.value(row, column, value.booleanValue());
        } else if (value.isNumber()) {
            number(sheet, row, column, value);
        } else if (value.isString()) {
            text(sheet, row, column, value.asString());
        } else if (value.isContainer()) {
            sheet.value(row, column, CellText.of(value.toString()));
        }
    }

    /// How wide the value is when shown, in characters.
    static int width(JsonNode value) {
        if (value.isString()) {
            return value.asString().lines().mapToInt(String::length).max().orElse(0);
        }
        return value.isMissingNode() || value.isNull()
                ? 0
                : Math.min(value.toString().length(), value.isNumber() ? 12 : 200);
    }

    private static void number(Worksheet sheet, int row, int column, JsonNode value) {
        BigDecimal number = value.decimalValue();
        if (!isKept(number)) {
            sheet.value(row, column, value.asString());
        } else if (value.canConvertToLong() && value.isIntegralNumber()) {
            sheet.value(row, column, value.longValue());
        } else {
            sheet.value(row, column, number.doubleValue());
        }
    }

    /// Whether Excel keeps the number. Decimals may lose digits as they do in any double; a whole number of 16 to 19
    /// digits
    /// is an account or policy far more often than a measurement, and must not lose its last ones.
    private static boolean isKept(BigDecimal number) {
        double nearest = number.doubleValue();
        if (Double.isInfinite(nearest) || (Math.abs(nearest) < Double.MIN_NORMAL && number.signum() != 0)) {
            return false;
        }
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() > 0
                || stripped.precision() <= DIGITS
                || (number.abs().compareTo(MOST_NUMBERED) > 0
                        && BigDecimal.valueOf(nearest).compareTo(number) == 0);
    }

    private static void text(Worksheet sheet, int row, int column, String text) {
        Temporal time = IsoTime.read(text);
        if (time == null || LocalDate.from(time).isBefore(FIRST_DAY)) {
            sheet.value(row, column, CellText.of(text));
            return;
        }
        if (time instanceof LocalDate date) {
            sheet.value(row, column, date);
        } else {
            sheet.value(row, column, LocalDateTime.from(time));
        }
        sheet.style(row, column)
                .format(time instanceof LocalDate ? "yyyy-mm-dd" : "yyyy-mm-dd hh:mm:ss")
                .horizontalAlignment("left")
                .set();
    }
}
