package dev.stoa.api;

import dev.stoa.contracts.json.StoaJson;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.json.ProblemDetailJacksonMixin;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/// JSON as the contract has it, in requests and answers.
@Configuration(proxyBeanMethods = false)
class JsonConfiguration {

    /// Requests are read strictly: a misspelt field must not be taken for an absent one, nor 1.5 or "1" for 1.
    @Bean
    JsonMapper jsonMapper() {
        return StoaJson.MAPPER
                .rebuild()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .addMixIn(ProblemDetail.class, ProblemDetailJacksonMixin.class)
                .build();
    }
}
