package dev.stoa.api.openapi;

import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.media.Schema;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;

/// The schemas that no record of the code has: documents whose shape is an app's, and problem details.
final class NamedSchemas {
    private NamedSchemas() {}

    @SuppressWarnings("rawtypes") // as Components has them
    static Map<String, Schema> read() {
        try (InputStream file = NamedSchemas.class.getResourceAsStream("schemas.json")) {
            return Json31.mapper()
                    .readValue(Objects.requireNonNull(file), Components.class)
                    .getSchemas();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
