package dev.stoa.contracts.manifest;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
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
                complete.set(field.getKey(), value);
            }
        }
        for (Map.Entry<String, JsonNode> given : inputs.properties()) {
            if (!complete.has(given.getKey())) {
                complete.set(given.getKey(), given.getValue());
            }
        }
        return complete;
    }

    /// Everything that is wrong with `inputs`, one sentence per field; empty when they can be run.
    public List<Fault> faults(JsonNode inputs) {
        return check.faults(inputs);
    }
}
