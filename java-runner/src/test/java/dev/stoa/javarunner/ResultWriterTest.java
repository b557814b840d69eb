package dev.stoa.javarunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

class ResultWriterTest {
    private final Repairs repairs = new Repairs();
    private final Place root = new Place();

    private record Point(int x, double y) {}

    private enum Basis {
        BEST_ESTIMATE
    }

    @Test
    void valuesOfJavaBecomeJson() {
        Map<Object, Object> values = new LinkedHashMap<>();
        values.put("record", new Point(1, 2.5));
        values.put(Basis.BEST_ESTIMATE, Basis.BEST_ESTIMATE);
        values.put(3, new int[][] {{1}, {}});
        values.put(LocalDate.EPOCH, ZonedDateTime.of(2026, 1, 2, 3, 4, 5, 0, ZoneId.of("Europe/Rome")));
        values.put("float", 0.1f);
        values.put("some", Optional.of('c'));
        assertThat(json(values))
                .isEqualTo(
                        "{\"record\":{\"x\":1,\"y\":2.5},\"BEST_ESTIMATE\":\"BEST_ESTIMATE\",\"3\":[[1],[]],\"1970-01-01\":\"2026-01-02T03:04:05+01:00\",\"float\":0.1,\"some\":\"c\"}");
        assertThat(repairs.warnings()).isEmpty();
    }

    @Test
    void whatJsonCannotHoldIsRepairedWithAWarning() {
        assertThat(json(Map.of("a", List.of(Double.NaN, Double.NEGATIVE_INFINITY, "x\0\uD800"))))
                .isEqualTo("{\"a\":[null,null,\"x?\"]}");
        assertThat(repairs.warnings()).isEqualTo("""
                        Warning: 2 values are NaN or infinite and became null in the result; the first is a[0].
                        Warning: 1 text has the character U+0000 in the result, which was removed; the first is a[2].
                        """);
    }

    @Test
    void whatHasNoJsonFormIsRefusedWithTheWayToIt() {
        assertThatThrownBy(() -> json(Map.of("a b", List.of(Duration.ZERO))))
                .hasMessage(
                        "[\"a b\"][0] is of type java.time.Duration, which has no JSON form. Return a number, for example value.toSeconds().");
        assertThatThrownBy(() -> json(Map.of("a", Map.of(List.of(), 1))))
                .hasMessageStartingWith("a has a key of type ")
                .hasMessageEndingWith("Use a text as the key, for example String.valueOf(key).");
        assertThatThrownBy(() -> json(Map.of(1, "a", "1", "b")))
                .hasMessage("the result has more than one key that becomes \"1\" in JSON. Give them different names.");
        List<Object> loop = new ArrayList<>();
        loop.add(loop);
        assertThatThrownBy(() -> json(Map.of("a", loop)))
                .hasMessage(
                        "a[0] holds itself (a circular reference), which JSON cannot express. Return a copy without the loop.");
        Object deep = 1;
        for (int level = 0; level < 200; level++) {
            deep = Collections.singletonList(deep);
        }
        Object tooDeep = deep;
        assertThatThrownBy(() -> json(Map.of("a", tooDeep)))
                .hasMessageEndingWith("is nested deeper than 200 levels. Return a flatter value.");
    }

    @Test
    void theOrderOfKeysIsToldWhereJsonbWouldLoseIt() {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("survival", 1);
        row.put("age", 2);
        json(Map.of("table", List.of(row, row)));
        assertThat(KeyOrder.of(root)).contains("{\"/table/*\":[\"survival\",\"age\"]}");
    }

    private String json(Object value) {
        BoundedBytes bytes = new BoundedBytes(1 << 20);
        try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), bytes)) {
            new ResultWriter(json, repairs).write(value, root);
        }
        return new String(bytes.bytes(), 0, Math.toIntExact(bytes.size()), StandardCharsets.UTF_8);
    }
}
