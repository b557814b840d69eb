package dev.stoa.contracts.manifest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Checks the inputs of a submission against an app's fields. Threadsafe; made once per version.
public final class InputCheck {
    private final ObjectNode fields;
    private final JsonSchemaCheck check;

    /// @param fields the manifest's `inputs`
    public InputCheck(ObjectNode fields) {
        this.fields = fields;
        this.check = new JsonSchemaCheck(InputSchema.derive(fields));
    }

    /// The inputs with each missing one set to its default, in the order of the fields; what is no field stays, last.
    public ObjectNode withDefaults(ObjectNode inputs) {
        ObjectNode complete = inputs.objectNode();
        for (Map.Entry<String, JsonNode> field : fields.properties()) {
            JsonNode given = inputs.get(field.getKey());
            JsonNode value = given == null ? field.getValue().get("default") : given;
            if (value != null) {
                complete.set(field.getKey(), isWhole(field.getValue(), value) ? whole(value) : value);
            }
        }
        for (Map.Entry<String, JsonNode> given : inputs.properties()) {
            if (!complete.has(given.getKey())) {
                complete.set(given.getKey(), given.getValue());
            }
        }
        return complete;
    }

    /// JSON Schema takes 5.0 for an integer; Python does not.
    private static boolean isWhole(JsonNode field, JsonNode value) {
        return field.path("type").asString().equals("integer")
                && value.isNumber()
                && !value.isIntegralNumber()
                && Math.abs(value.decimalValue().doubleValue()) < 1e18
                && value.decimalValue().stripTrailingZeros().scale() <= 0;
    }

    private static JsonNode whole(JsonNode value) {
        return JsonNodeFactory.instance.numberNode(value.decimalValue().longValueExact());
    }

    /// Everything that is wrong with `inputs`, one sentence per field; empty when they can be run.
    public List<Fault> faults(JsonNode inputs) {
        List<Fault> faults = new ArrayList<>(check.faults(inputs));
        if (faults.isEmpty()) {
            for (Map.Entry<String, JsonNode> input : inputs.properties()) {
                String rule = unstorable(input.getValue());
                if (rule != null) {
                    faults.add(new Fault(Fault.step(input.getKey()), input.getKey() + " " + rule));
                }
            }
        }
        return faults;
    }

    /// What PostgreSQL's JSONB, or Python's float, cannot hold.
    private static @Nullable String unstorable(JsonNode value) {
        if (value.isString() && value.asString().indexOf('\0') >= 0) {
            return "must not hold the character U+0000.";
        }
        if (value.isNumber()) {
            double number = value.decimalValue().doubleValue();
            boolean vanishes = number == 0 && value.decimalValue().signum() != 0;
            return Double.isInfinite(number) || vanishes
                    ? "must be zero or a number between 5e-324 and 1.8e308 in size."
                    : null;
        }
        return null;
    }
}
