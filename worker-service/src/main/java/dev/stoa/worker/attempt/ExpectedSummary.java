package dev.stoa.worker.attempt;

import dev.stoa.contracts.json.StoaJson;
import dev.stoa.contracts.run.ErrorKind;
import dev.stoa.contracts.run.RunError;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The key figures an example of a manifest expects.
///
/// @param figures   name to value; only these are compared
/// @param tolerance the largest absolute difference of a number
record ExpectedSummary(JsonNode figures, BigDecimal tolerance) {
    /// For the last digits in which processors and libraries differ.
    private static final BigDecimal LEAST_TOLERANCE = new BigDecimal("1e-9");

    static ExpectedSummary of(ObjectNode example) {
        JsonNode tolerance = example.path("tolerance");
        return new ExpectedSummary(
                example.path("summary"), tolerance.isNumber() ? tolerance.decimalValue() : LEAST_TOLERANCE);
    }

    /// The first figure that is not as expected, in words; empty when all are.
    ///
    /// @param result a run's, JSON
    Optional<RunError> differenceFrom(String result) {
        JsonNode summary = StoaJson.MAPPER.readTree(result).path("summary");
        for (Map.Entry<String, JsonNode> figure : figures.properties()) {
            JsonNode actual = summary.path(figure.getKey());
            if (!isAsExpected(figure.getValue(), actual)) {
                return Optional.of(
                        new RunError(ErrorKind.INVALID_RESULT, words(figure.getKey(), figure.getValue(), actual)));
            }
        }
        return Optional.empty();
    }

    private boolean isAsExpected(JsonNode expected, JsonNode actual) {
        if (expected.isNumber() && actual.isNumber()) {
            return expected.decimalValue().subtract(actual.decimalValue()).abs().compareTo(tolerance) <= 0;
        }
        return expected.equals(actual);
    }

    private String words(String name, JsonNode expected, JsonNode actual) {
        if (actual.isMissingNode()) {
            return "the summary has no %s; it is expected to be %s.".formatted(name, expected);
        }
        return expected.isNumber()
                ? "%s is %s; it is expected to be %s, with a tolerance of %s."
                        .formatted(name, actual, expected, tolerance.toPlainString())
                : "%s is %s; it is expected to be %s.".formatted(name, actual, expected);
    }
}
