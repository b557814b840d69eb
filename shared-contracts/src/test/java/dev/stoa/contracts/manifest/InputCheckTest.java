package dev.stoa.contracts.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stoa.contracts.json.StoaJson;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class InputCheckTest {
    private static final ObjectNode FIELDS = object("""
            {"duration": {"type": "number", "min": 1, "max": 30, "default": 10},
             "count":    {"type": "integer", "min": 1},
             "note":     {"type": "text", "required": false},
             "exact":    {"type": "boolean", "default": false},
             "basis":    {"type": "select", "options": ["best estimate", {"value": 2, "label": "Two"}], "default": "best estimate"},
             "from":     {"type": "date", "min": "2026-01-01", "max": "2026-12-31", "default": "2026-06-30"}}""");

    private final InputCheck check = new InputCheck(FIELDS);

    @Test
    void missingInputsTakeTheirDefaultsInTheOrderOfTheFields() {
        assertThat(check.withDefaults(object("{\"count\": 3}")).toString())
                .isEqualTo(
                        "{\"duration\":10,\"count\":3,\"exact\":false,\"basis\":\"best estimate\",\"from\":\"2026-06-30\"}");
    }

    @Test
    void inputsThatFitHaveNoFaults() {
        assertThat(faults("{\"duration\": 1.5, \"count\": 3, \"basis\": 2, \"from\": \"2026-12-31\"}"))
                .isEmpty();
    }

    @Test
    void eachFieldAtFaultHasOneSentence() {
        assertThat(faults("""
                {"duration": 31, "note": 5, "exact": "no", "basis": "worst", "from": "2027-01-01", "other": 1}"""))
                .containsExactlyInAnyOrder(
                        new Fault("/duration", "duration must be at most 30; it is 31."),
                        new Fault("/count", "count is missing; it is required."),
                        new Fault("/note", "note must be a text; it is 5."),
                        new Fault("/exact", "exact must be true or false; it is \"no\"."),
                        new Fault("/basis", "basis must be one of \"best estimate\", 2; it is \"worst\"."),
                        new Fault("/from", "from must not be after 2026-12-31; it is \"2027-01-01\"."),
                        new Fault(
                                "/other",
                                "other is not known here; known are duration, count, note, exact, basis, from."));
    }

    @Test
    void aWholeNumberMayBeWrittenWithADecimalPointButNotHaveDecimals() {
        assertThat(faults("{\"count\": 3.0}")).isEmpty();
        assertThat(faults("{\"count\": 3.5}"))
                .containsExactly(new Fault("/count", "count must be a whole number; it is 3.5."));
    }

    @Test
    void theDerivedSchemaRequiresExactlyWhatHasNoDefault() {
        assertThat(InputSchema.derive(FIELDS).path("required").toString()).isEqualTo("[\"count\"]");
    }

    private List<Fault> faults(String inputs) {
        return check.faults(check.withDefaults(object(inputs)));
    }

    private static ObjectNode object(String json) {
        return (ObjectNode) StoaJson.MAPPER.readTree(json);
    }
}
