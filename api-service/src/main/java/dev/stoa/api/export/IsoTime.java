package dev.stoa.api.export;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.Temporal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Dates and times written in ISO 8601, as a result's conversions write them.
public final class IsoTime {
    private static final Pattern FORM = Pattern.compile(
            "\\d{4}-\\d\\d-\\d\\d([T ]\\d\\d:\\d\\d(:\\d\\d([.]\\d{1,9})?)?(Z|[+-]\\d\\d:?\\d\\d)?)?",
            Pattern.CASE_INSENSITIVE);

    private IsoTime() {}

    /// What a text says: a LocalDate, a LocalDateTime, an OffsetDateTime in UTC where it has an offset, or null when it
    /// is
    /// no date.
    public static @Nullable Temporal read(String text) {
        if (text.length() < 10 || text.length() > 36 || text.charAt(4) != '-') {
            return null;
        }
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return null;
        }
        try {
            if (form.group(1) == null) {
                return LocalDate.parse(text);
            }
            String iso = text.replace(' ', 'T');
            return form.group(4) == null
                    ? LocalDateTime.parse(iso)
                    : OffsetDateTime.parse(iso.replaceFirst("([+-]\\d\\d)(\\d\\d)$", "$1:$2"))
                            .withOffsetSameInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
