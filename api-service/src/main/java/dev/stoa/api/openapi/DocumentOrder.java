package dev.stoa.api.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.tags.Tag;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.TreeMap;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.stereotype.Component;

/// Adds the named schemas and puts paths, answers, tags and schemas in one order, so that the document changes only
/// when the API does. A schema's
/// fields keep the order in which they are answered.
@Component
class DocumentOrder implements GlobalOpenApiCustomizer {

    @Override
    public void customise(OpenAPI document) {
        Paths paths = new Paths();
        new TreeMap<>(document.getPaths()).forEach(paths::addPathItem);
        paths.values().forEach(path -> path.readOperations().forEach(DocumentOrder::sort));
        document.setPaths(paths);
        if (document.getTags() != null) {
            document.getTags().sort(Comparator.comparing(Tag::getName));
        }
        var schemas = new TreeMap<>(NamedSchemas.read());
        schemas.putAll(document.getComponents().getSchemas());
        document.getComponents().setSchemas(new LinkedHashMap<>(schemas));
    }

    private static void sort(Operation operation) {
        ApiResponses answers = new ApiResponses();
        new TreeMap<>(operation.getResponses()).forEach((status, answer) -> {
            if (answer.getHeaders() != null) {
                answer.setHeaders(new TreeMap<>(answer.getHeaders()));
            }
            answers.addApiResponse(status, answer);
        });
        operation.setResponses(answers);
    }
}
