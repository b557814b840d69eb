package dev.stoa.api.run;

import dev.stoa.api.search.SearchRefusedException;
import dev.stoa.contracts.json.StoaJson;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// One condition on an input or a summary figure, such as `inputs.age>50` or `summary.Life expectancy<=30`.
///
/// @param document which of the run's documents
/// @param key      the key in it
/// @param operator how its value is compared
/// @param value    what it is compared with: a scalar
record Condition(Document document, String key, Operator operator, JsonNode value) {
    // The key is everything up to the first operator; a key with one of its characters is written in double quotes.
    private static final Pattern FORM = Pattern.compile(
            "(inputs|summary)\\.(?:\"([^\"]{1,200})\"|([^\"=!<>]{1,200}?))\\s*(!=|<=|>=|=|<|>)\\s*([^=!<>].{0,499})",
            Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d{0,30})(\\.\\d{1,30})?([eE][+-]?\\d{1,2})?");

    enum Document {
        INPUTS,
        SUMMARY
    }

    enum Operator {
        EQUAL("="),
        NOT_EQUAL("!="),
        LESS("<"),
        AT_MOST("<="),
        GREATER(">"),
        AT_LEAST(">=");

        private final String sign;

        Operator(String sign) {
            this.sign = sign;
        }

        /// As SQL writes it.
        String sign() {
            return this == NOT_EQUAL ? "<>" : sign;
        }

        private static Operator of(String sign) {
            for (Operator operator : values()) {
                if (operator.sign.equals(sign)) {
                    return operator;
                }
            }
            throw new IllegalArgumentException(sign);
        }
    }

    /// The condition written in `text`; throws [SearchRefusedException] when it is none.
    static Condition parse(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches() || text.indexOf('\0') >= 0) {
            throw new SearchRefusedException(
                    "where must be a key, an operator (= != < <= > >=) and a value, such as inputs.age>50 or summary.Survival at 65<=0.8; it is \"%s\"."
                            .formatted(text));
        }
        String key = form.group(2) == null ? form.group(3).strip() : form.group(2);
        return new Condition(
                Document.valueOf(form.group(1).toUpperCase(Locale.ROOT)),
                key,
                Operator.of(form.group(4)),
                value(form.group(5).strip()));
    }

    private static JsonNode value(String text) {
        boolean literal = NUMBER.matcher(text).matches() || text.equals("true") || text.equals("false");
        if (literal || (text.startsWith("\"") && text.endsWith("\"") && text.length() > 1)) {
            try {
                JsonNode value = StoaJson.MAPPER.readTree(text);
                if (value.isString() && value.asString().indexOf('\0') >= 0) {
                    throw new SearchRefusedException("where must not hold the character U+0000.");
                }
                return value;
            } catch (JacksonException e) {
                throw new SearchRefusedException("The value %s of where is not a JSON string.".formatted(text));
            }
        }
        return StoaJson.MAPPER.getNodeFactory().stringNode(text);
    }
}
