package dev.stoa.contracts.manifest;

import dev.stoa.contracts.json.StoaJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads a `manifest.json` and names every fault in it. Threadsafe.
public final class ManifestReader {
    private final JsonSchemaCheck check = new JsonSchemaCheck(manifestSchema());

    /// The JSON Schema (2020-12) of a manifest, as it is published to authors.
    public static JsonNode manifestSchema() {
        try (InputStream schema = ManifestReader.class.getResourceAsStream("manifest.schema.json")) {
            return StoaJson.MAPPER.readTree(Objects.requireNonNull(schema));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The manifest in `text`; throws [ManifestException] with every fault when it is not valid.
    public Manifest read(String text) {
        ObjectNode document = parse(text);
        List<Fault> faults = new ArrayList<>(check.faults(document));
        if (faults.isEmpty()) {
            faults.addAll(inputFaults(document));
            faults.addAll(exampleFaults(document));
        }
        if (!faults.isEmpty()) {
            throw new ManifestException(faults);
        }
        return Manifest.of(document);
    }

    private static ObjectNode parse(String text) {
        try {
            // A byte order mark is what some Windows editors put first; RFC 8259 lets a reader pass over it.
            JsonNode tree = StoaJson.MAPPER.readTree(text.startsWith("\uFEFF") ? text.substring(1) : text);
            if (tree instanceof ObjectNode object) {
                if (object.toString().contains("\\u0000")) {
                    throw refused("manifest.json must not hold the character U+0000.");
                }
                return object;
            }
            throw refused("manifest.json must hold a JSON object; it holds " + JsonWords.describe(tree) + ".");
        } catch (StreamConstraintsException e) {
            throw refused("manifest.json is too deep, or a number or key in it too long: "
                    + e.getOriginalMessage().replaceAll(", from `[^`]*`", "") + ".");
        } catch (JacksonException e) {
            throw refused("manifest.json is not JSON: " + JsonWords.where(e) + ".");
        }
    }

    private static ManifestException refused(String detail) {
        return new ManifestException(List.of(new Fault("", detail)));
    }

    private static List<Fault> inputFaults(ObjectNode document) {
        List<Fault> faults = new ArrayList<>();
        for (Map.Entry<String, JsonNode> input : document.path("inputs").properties()) {
            String pointer = "/inputs" + Fault.step(input.getKey());
            JsonNode field = input.getValue();
            if (isGreater(field.path("min"), field.path("max"))) {
                faults.add(new Fault(
                        pointer + "/max",
                        "max must not be less than min; min is %s and max is %s."
                                .formatted(field.get("min"), field.get("max"))));
                continue;
            }
            if (field.has("default")) {
                ObjectNode only = document.objectNode();
                only.set(input.getKey(), field);
                ObjectNode value = document.objectNode();
                value.set(input.getKey(), field.get("default"));
                for (Fault fault : new InputCheck(only).faults(value)) {
                    faults.add(new Fault(pointer + "/default", "The default does not fit: " + fault.detail()));
                }
            }
        }
        return faults;
    }

    private static boolean isGreater(JsonNode min, JsonNode max) {
        if (min.isNumber() && max.isNumber()) {
            BigDecimal least = min.decimalValue();
            return least.compareTo(max.decimalValue()) > 0;
        }
        return min.isString() && max.isString() && min.asString().compareTo(max.asString()) > 0;
    }

    private static List<Fault> exampleFaults(ObjectNode document) {
        List<Fault> faults = new ArrayList<>();
        JsonNode examples = document.path("examples");
        ObjectNode fields = document.get("inputs") instanceof ObjectNode inputs ? inputs : document.objectNode();
        InputCheck inputs = new InputCheck(fields);
        for (int i = 0; i < examples.size(); i++) {
            if (examples.get(i).get("inputs") instanceof ObjectNode values) {
                for (Fault fault : inputs.faults(inputs.withDefaults(values))) {
                    faults.add(new Fault("/examples/" + i + "/inputs" + fault.pointer(), fault.detail()));
                }
            }
        }
        return faults;
    }
}
