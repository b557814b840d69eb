package dev.stoa.contracts.manifest;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// A JSON Schema that says what is wrong in sentences for people. Threadsafe.
final class JsonSchemaCheck {
    static final String FORMAT_MINIMUM = "formatMinimum";
    static final String FORMAT_MAXIMUM = "formatMaximum";

    private static final int MOST_FAULTS = 100;

    // What Stoa adds to a schema tells readers something and validates nothing.
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(Dialect.builder(Dialects.getDraft202012())
                    .keywords(Stream.of("x-unit", "x-step", FORMAT_MINIMUM, FORMAT_MAXIMUM)
                            .map(NonValidationKeyword::new)
                            .toList())
                    .build());

    private final JsonNode document;
    private final Schema schema;

    JsonSchemaCheck(JsonNode document) {
        this.document = document;
        this.schema = REGISTRY.getSchema(document);
    }

    /// Every fault, at most one per place, in the order of the check; of very many the first, and how many are left
    /// out.
    List<Fault> faults(JsonNode value) {
        List<Error> errors = schema.validate(
                value, context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
        Map<String, Fault> byPlace = new LinkedHashMap<>();
        for (Error error : errors.subList(0, Math.min(errors.size(), MOST_FAULTS))) {
            Fault fault = FaultWords.of(error, document);
            byPlace.putIfAbsent(fault.pointer(), fault);
        }
        for (Fault fault : dateRangeFaults(value)) {
            byPlace.putIfAbsent(fault.pointer(), fault);
        }
        List<Fault> faults = new ArrayList<>(byPlace.values());
        if (errors.size() > MOST_FAULTS) {
            faults.add(new Fault("", "%,d more faults are not listed.".formatted(errors.size() - MOST_FAULTS)));
        }
        return faults;
    }

    private List<Fault> dateRangeFaults(JsonNode value) {
        List<Fault> faults = new ArrayList<>();
        for (Map.Entry<String, JsonNode> property : document.path("properties").properties()) {
            String key = property.getKey();
            JsonNode given = value.path(key);
            JsonNode least = property.getValue().path(FORMAT_MINIMUM);
            JsonNode most = property.getValue().path(FORMAT_MAXIMUM);
            if (!given.isString()) {
                continue;
            }
            // ISO 8601 calendar dates sort as text.
            if (least.isString() && given.asString().compareTo(least.asString()) < 0) {
                faults.add(new Fault(
                        Fault.step(key),
                        key + " must not be before " + least.asString() + "; it is " + JsonWords.describe(given)
                                + "."));
            } else if (most.isString() && given.asString().compareTo(most.asString()) > 0) {
                faults.add(new Fault(
                        Fault.step(key),
                        key + " must not be after " + most.asString() + "; it is " + JsonWords.describe(given) + "."));
            }
        }
        return faults;
    }
}
