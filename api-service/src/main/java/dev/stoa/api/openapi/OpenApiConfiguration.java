package dev.stoa.api.openapi;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import dev.stoa.api.run.ResultDocument;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.jackson.TypeNameResolver;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.List;
import java.util.Set;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.web.access.AuthorizationManagerWebInvocationPrivilegeEvaluator.HttpServletRequestTransformer;
import org.springframework.security.web.access.PathPatternRequestTransformer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// How the API document is made from the controllers and their records.
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {
    private static final String TOKEN = "token";

    /// The frame. The server's address is relative, so that the document is the same wherever it is served.
    @Bean
    OpenAPI apiDocument() {
        return new OpenAPI()
                .info(new Info()
                        .title("Stoa")
                        .version("1")
                        .description("Errors are problem details (RFC 9457). Runs are watched at the WebSocket"
                                + " /ws/runs/{run_id}, which this document cannot describe."))
                .components(new Components()
                        .addSecuritySchemes(
                                TOKEN,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .description("An API token. Browsers have a session instead.")))
                .addSecurityItem(new SecurityRequirement().addList(TOKEN))
                .servers(List.of(new Server().url("/").description("Where this document is served")));
    }

    /// What [AccessCustomizer] asks the rules about is a call that nobody makes, which some rules want to know more of.
    @Bean
    HttpServletRequestTransformer supposedRequests() {
        HttpServletRequestTransformer paths = new PathPatternRequestTransformer();
        return request -> new HttpServletRequestWrapper(paths.transform(request)) {
            @Override
            public DispatcherType getDispatcherType() {
                return DispatcherType.REQUEST;
            }
        };
    }

    /// The generator has a mapper of its own, which must name fields as the answers do.
    @Bean
    ModelResolver modelResolver(ObjectMapperProvider mappers) {
        ModelResolver.enumsAsRef = true;
        // Documents of an app's own shape are objects there, whatever class carries them.
        SpringDocUtils.getConfig()
                .replaceWithSchema(JsonNode.class, new ObjectSchema().additionalProperties(true))
                .replaceWithSchema(ObjectNode.class, new ObjectSchema().additionalProperties(true))
                .replaceWithSchema(ResultDocument.class, new Schema<>().$ref("Result"));
        return new ModelResolver(snakeCase(mappers), new ShortNames());
    }

    @Bean
    RecordConverter recordConverter(ObjectMapperProvider mappers) {
        SnakeCaseStrategy snakeCase = new SnakeCaseStrategy();
        return new RecordConverter(snakeCase(mappers), snakeCase::translate);
    }

    private static ObjectMapper snakeCase(ObjectMapperProvider mappers) {
        return mappers.jsonMapper().copy().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);
    }

    /// What is `RunView` in the code is `Run` to a client.
    private static final class ShortNames extends TypeNameResolver {
        private static final String VIEW = "View";

        @Override
        protected String nameForClass(JavaType type, Set<Options> options) {
            return shortened(super.nameForClass(type, options));
        }

        @Override
        protected String nameForClass(Class<?> type, Set<Options> options) {
            return shortened(super.nameForClass(type, options));
        }

        private static String shortened(String name) {
            return name.endsWith(VIEW) ? name.substring(0, name.length() - VIEW.length()) : name;
        }
    }
}
