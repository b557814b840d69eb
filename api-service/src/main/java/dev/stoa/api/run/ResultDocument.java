package dev.stoa.api.run;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.stoa.contracts.json.StoaJson;
import dev.stoa.contracts.run.KeyOrder;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What a function returned, as JSON text with its keys in the function's order. It is carried as it is, and read only
/// where somebody needs its parts.
///
/// @param json an object
public record ResultDocument(@JsonValue @JsonRawValue String json) {

    /// The result in a row with `payload` and `key_order` as text; null where there is none.
    public static @Nullable ResultDocument of(ResultSet row) throws SQLException {
        String payload = row.getString("payload");
        return payload == null ? null : of(payload, row.getString("key_order"));
    }

    private static ResultDocument of(String payload, @Nullable String keyOrder) {
        if (keyOrder == null) {
            return new ResultDocument(payload);
        }
        return new ResultDocument(KeyOrder.restore(payload, StoaJson.MAPPER.readTree(keyOrder)));
    }

    /// The result's parts.
    public JsonNode tree() {
        return StoaJson.MAPPER.readTree(json);
    }
}
