package dev.stoa.api.openapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Iterator;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Says which fields of a record are always there and which may be null, as the record's own types say it: a component
/// that is not `@Nullable` is required; one that is may be null. In a request, and in a record that leaves nulls out,
/// it may also be absent.
@SuppressWarnings("rawtypes") // Schema has its properties raw
final class RecordConverter implements ModelConverter {
    private static final String REQUEST = "Request";

    private final ObjectMapper mapper;
    private final Function<String, String> fieldName;

    /// @param fieldName a component's name as JSON has it
    RecordConverter(ObjectMapper mapper, Function<String, String> fieldName) {
        this.mapper = mapper;
        this.fieldName = fieldName;
    }

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        Schema<?> schema = chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
        JavaType java = mapper.constructType(type.getType());
        if (schema != null && java != null && java.getRawClass().isRecord()) {
            describe(java.getRawClass(), defined(schema, context));
        }
        return schema;
    }

    private static Schema<?> defined(Schema<?> schema, ModelConverterContext context) {
        String reference = schema.get$ref();
        if (reference == null) {
            return schema;
        }
        Schema<?> named = context.getDefinedModels().get(reference.substring(reference.lastIndexOf('/') + 1));
        return named == null ? schema : named;
    }

    private void describe(Class<?> record, Schema<?> schema) {
        Map<String, Schema> properties = schema.getProperties();
        if (properties == null) {
            return;
        }
        if (schema.getTypes() == null) {
            schema.addType("object");
        }
        boolean isRequest = record.getSimpleName().endsWith(REQUEST);
        boolean leavesNullsOut = record.isAnnotationPresent(JsonInclude.class);
        for (RecordComponent component : record.getRecordComponents()) {
            String name = fieldName.apply(component.getName());
            useNamedSchema(component, name, properties);
            Schema<?> property = properties.get(name);
            if (component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)) {
                describe(component.getType(), schema);
            } else if (property != null && !component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                require(schema, name);
            } else if (property != null) {
                if (!leavesNullsOut && !isRequired(schema, name)) {
                    properties.put(name, orNull(property));
                }
                if (!leavesNullsOut && !isRequest) {
                    require(schema, name);
                }
            }
        }
    }

    /// A document's class tells nothing of its shape; where a schema of [NamedSchemas] does, the component names it.
    private static void useNamedSchema(RecordComponent component, String name, Map<String, Schema> properties) {
        var annotation = component.getAccessor().getAnnotation(io.swagger.v3.oas.annotations.media.Schema.class);
        if (annotation != null && !annotation.ref().isEmpty() && properties.containsKey(name)) {
            properties.put(name, new JsonSchema().$ref(annotation.ref()));
        }
    }

    private static boolean isRequired(Schema<?> schema, String name) {
        return schema.getRequired() != null && schema.getRequired().contains(name);
    }

    private static void require(Schema<?> schema, String name) {
        if (!isRequired(schema, name)) {
            schema.addRequiredItem(name);
        }
    }

    private static Schema<?> orNull(Schema<?> property) {
        if (property.get$ref() != null) {
            return new JsonSchema().addAnyOfItem(property).addAnyOfItem(new JsonSchema().typesItem("null"));
        }
        if (property.getAnyOf() == null) {
            property.addType("null");
        }
        return property;
    }
}
