package dev.stoa.api;

import dev.stoa.api.run.ResultDocument;
import dev.stoa.contracts.json.StoaJson;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.ObjectSchema;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.json.ProblemDetailJacksonMixin;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// JSON as the contract has it, in requests, answers and the published API document.
@Configuration(proxyBeanMethods = false)
class JsonConfiguration {

    /// Requests are read strictly: a misspelt field must not be taken for an absent one.
    @Bean
    JsonMapper jsonMapper() {
        return StoaJson.MAPPER
                .rebuild()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .addMixIn(ProblemDetail.class, ProblemDetailJacksonMixin.class)
                .build();
    }

    @Bean
    OpenAPI apiDocument() {
        return new OpenAPI()
                .info(new Info()
                        .title("Stoa")
                        .version("1")
                        .description("Errors are problem details (RFC 9457). Runs are watched at the WebSocket"
                                + " /ws/runs/{run_id}, which this document cannot describe."));
    }

    /// The API document's generator has a mapper of its own, which must name fields as the answers do.
    @Bean
    ModelResolver modelResolver(ObjectMapperProvider mappers) {
        // Documents of an app's own shape are objects there, whatever class carries them.
        SpringDocUtils.getConfig()
                .replaceWithSchema(JsonNode.class, new ObjectSchema())
                .replaceWithSchema(ObjectNode.class, new ObjectSchema())
                .replaceWithSchema(ResultDocument.class, new ObjectSchema());
        return new ModelResolver(mappers.jsonMapper()
                .copy()
                .setPropertyNamingStrategy(com.fasterxml.jackson.databind.PropertyNamingStrategies.SNAKE_CASE));
    }
}
