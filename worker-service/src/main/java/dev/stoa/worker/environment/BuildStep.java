package dev.stoa.worker.environment;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.stoa.contracts.json.StoaJson;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One step of making an environment, as `environment.py` reads it.
///
/// @param step     `resolve` or `install`
/// @param folder   where it works, as it sees it
/// @param index    the package index; null with wheels
/// @param wheels   a folder of wheels, as it sees it; null with an index
/// @param proxy    the way to the index: `socket`, a path as it sees it, or `port`; null without
/// @param building whether packages may be built from their sources
record BuildStep(
        @JsonProperty("step") String step,
        @JsonProperty("folder") String folder,
        @JsonProperty("index") @Nullable String index,
        @JsonProperty("wheels") @Nullable String wheels,
        @JsonProperty("proxy") @Nullable Map<String, Object> proxy,
        @JsonProperty("building") boolean building) {

    String json() {
        return StoaJson.MAPPER.writeValueAsString(this);
    }
}
