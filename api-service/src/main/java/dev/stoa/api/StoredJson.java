package dev.stoa.api;

import dev.stoa.contracts.json.StoaJson;
import io.hypersistence.utils.hibernate.type.util.ObjectMapperSupplier;
import tools.jackson.databind.ObjectMapper;

/// Has JSONB columns read and written like all other JSON: decimals stay exact. Named in
/// `hypersistence-utils.properties`.
public class StoredJson implements ObjectMapperSupplier {

    @Override
    public ObjectMapper get() {
        return StoaJson.MAPPER;
    }
}
