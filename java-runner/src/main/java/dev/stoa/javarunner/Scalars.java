package dev.stoa.javarunner;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.ZonedDateTime;
import java.time.temporal.Temporal;
import java.util.Date;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/// Writes the values of a result that hold no others.
final class Scalars {
    /// The greatest exponent of a number that is written digit by digit.
    private static final int GREATEST_EXPONENT = 308;
    private static final int MOST_BITS = 14_000;

    private final JsonGenerator json;
    private final Repairs repairs;
    private final ValuePath path;

    Scalars(JsonGenerator json, Repairs repairs, ValuePath path) {
        this.json = json;
        this.repairs = repairs;
        this.path = path;
    }

    /// Writes the value if it is a scalar; whether it was one.
    boolean write(@Nullable Object value) {
        switch (value) {
            case null -> json.writeNull();
            case String text -> json.writeString(text(text));
            case Double number -> decimal(number);
            case Integer number -> json.writeNumber(number);
            case Long number -> json.writeNumber(number);
            case Boolean truth -> json.writeBoolean(truth);
            case Number number -> number(number);
            case Enum<?> constant -> json.writeString(text(constant.name()));
            case Character character -> json.writeString(text(character.toString()));
            case CharSequence text -> json.writeString(text(text.toString()));
            case OptionalDouble number -> write(number.isPresent() ? number.getAsDouble() : null);
            case OptionalInt number -> write(number.isPresent() ? number.getAsInt() : null);
            case OptionalLong number -> write(number.isPresent() ? number.getAsLong() : null);
            default -> {
                String date = date(value);
                if (date == null) {
                    return false;
                }
                json.writeString(date);
            }
        }
        return true;
    }

    /// A key as JSON has it; null when it cannot be one.
    @Nullable
    String key(@Nullable Object key) {
        return switch (key) {
            case null -> "null";
            case String text -> text(text);
            case Enum<?> constant -> text(constant.name());
            case Boolean truth -> truth.toString();
            case Number number -> number.toString();
            case Character character -> text(character.toString());
            default -> date(key);
        };
    }

    /// The name of a value's type, as its author wrote it.
    static String typeName(@Nullable Object value) {
        if (value == null) {
            return "null";
        }
        String name = value.getClass().getCanonicalName();
        return name == null ? value.getClass().getName() : name.replaceFirst("^java\\.(lang|util)\\.(?=[A-Z])", "");
    }

    private void number(Number number) {
        switch (number) {
            case Float single -> decimal(Double.parseDouble(single.toString()));
            case BigInteger whole -> whole(whole);
            case BigDecimal exact -> exact(exact);
            case Short whole -> json.writeNumber(whole.longValue());
            case Byte whole -> json.writeNumber(whole.longValue());
            case java.util.concurrent.atomic.AtomicInteger whole -> json.writeNumber(whole.longValue());
            case java.util.concurrent.atomic.AtomicLong whole -> json.writeNumber(whole.longValue());
            case java.util.concurrent.atomic.LongAdder whole -> json.writeNumber(whole.longValue());
            default -> decimal(number.doubleValue());
        }
    }

    private void whole(BigInteger number) {
        if (number.bitLength() > MOST_BITS) {
            throw new InvalidResultException(
                    "%s is a whole number of more than 4,200 digits. Return fewer, or a text.".formatted(path));
        }
        json.writeNumber(number);
    }

    private void exact(BigDecimal number) {
        long exponent = (long) number.precision() - number.scale() - 1;
        if (Math.abs(exponent) > GREATEST_EXPONENT || number.precision() > 1000) {
            decimal(number.doubleValue());
        } else {
            json.writeNumber(number);
        }
    }

    private void decimal(double number) {
        if (Double.isFinite(number)) {
            json.writeNumber(number);
        } else {
            repairs.notFinite(path.toString());
            json.writeNull();
        }
    }

    private String text(String text) {
        String storable = StorableText.of(text);
        if (storable.length() != text.length() && StorableText.hasNul(text)) {
            repairs.withNul(path.toString());
        }
        return storable;
    }

    /// A date or time in ISO 8601; null when it is none.
    @SuppressWarnings("JavaUtilDate") // apps use it
    private static @Nullable String date(Object value) {
        return switch (value) {
            case ZonedDateTime time -> time.toOffsetDateTime().toString();
            case Temporal time -> time.getClass().getPackageName().equals("java.time") ? time.toString() : null;
            case Date time -> java.time.Instant.ofEpochMilli(time.getTime()).toString();
            default -> null;
        };
    }
}
