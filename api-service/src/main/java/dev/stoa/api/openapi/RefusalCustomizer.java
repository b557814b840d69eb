package dev.stoa.api.openapi;

import dev.stoa.api.problem.Refuses;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.HandlerMethod;

/// Names the error answers of every call: what is in the path may not be there, a body may be refused, the database may
/// be away; what else there is, [Refuses] says.
@Component
class RefusalCustomizer implements GlobalOperationCustomizer {

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        Set<HttpStatus> statuses = new TreeSet<>();
        if (has(method, PathVariable.class)) {
            statuses.add(HttpStatus.NOT_FOUND);
        }
        if (has(method, RequestBody.class)) {
            statuses.addAll(Set.of(
                    HttpStatus.BAD_REQUEST,
                    HttpStatus.CONTENT_TOO_LARGE,
                    HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                    HttpStatus.UNPROCESSABLE_CONTENT));
        }
        Stream.of(method.getMethod(), method.getBeanType())
                .map(place -> AnnotatedElementUtils.findMergedAnnotation(place, Refuses.class))
                .forEach(refuses -> statuses.addAll(all(refuses)));
        statuses.add(HttpStatus.SERVICE_UNAVAILABLE);
        statuses.forEach(status -> operation.getResponses().put(Integer.toString(status.value()), answer(status)));
        return operation;
    }

    private static boolean has(HandlerMethod method, Class<? extends java.lang.annotation.Annotation> annotation) {
        return Arrays.stream(method.getMethodParameters())
                .anyMatch(parameter -> parameter.hasParameterAnnotation(annotation));
    }

    private static Set<HttpStatus> all(@Nullable Refuses refuses) {
        return refuses == null ? Set.of() : Set.of(refuses.value());
    }

    /// The answer with this status, a problem detail.
    static ApiResponse answer(HttpStatus status) {
        ApiResponse answer = new ApiResponse()
                .description(meaning(status))
                .content(new Content()
                        .addMediaType(
                                org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                                new MediaType().schema(new Schema<>().$ref("Problem"))));
        return status == HttpStatus.SERVICE_UNAVAILABLE || status == HttpStatus.TOO_MANY_REQUESTS
                ? answer.addHeaderObject(
                        "Retry-After",
                        new Header().description("Seconds to wait").schema(new IntegerSchema().format(null)))
                : answer;
    }

    private static String meaning(HttpStatus status) {
        return switch (status) {
            case BAD_REQUEST -> "The request cannot be read";
            case UNAUTHORIZED -> "The caller is not known, or what it shows is wrong or has ended";
            case FORBIDDEN -> "The caller does not show that it may";
            case NOT_FOUND -> "What the address names is not there";
            case CONFLICT -> "Not as things stand";
            case CONTENT_TOO_LARGE -> "The body is larger than the operator allows";
            case UNSUPPORTED_MEDIA_TYPE -> "The body is not sent as application/json";
            case UNPROCESSABLE_CONTENT -> "Refused; `errors` has each fault at its place";
            case TOO_MANY_REQUESTS -> "The caller has all that it may have just now";
            case SERVICE_UNAVAILABLE -> "The database is not to be had just now";
            default -> status.getReasonPhrase();
        };
    }
}
