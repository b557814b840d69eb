package dev.stoa.api.problem;

import dev.stoa.contracts.manifest.Fault;
import dev.stoa.contracts.manifest.JsonWords;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/// Answers what no feature answers itself: requests that cannot be read, and Stoa's own failures.
@RestControllerAdvice
@Order(100)
class ProblemAdvice extends ResponseEntityExceptionHandler {
    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);
    private static final String RETRY_SECONDS = "5";

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof BodyTooLargeException tooLarge) {
                return handle(
                        e, Problems.of(HttpStatus.CONTENT_TOO_LARGE, String.valueOf(tooLarge.getMessage())), request);
            }
        }
        return handle(e, unreadable(e.getCause()), request);
    }

    /// Why JSON is deeper, or has longer texts or numbers, than is read; empty when it is not that.
    private static Optional<String> beyondLimits(@Nullable Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .filter(StreamConstraintsException.class::isInstance)
                .map(limit -> ((StreamConstraintsException) limit)
                        .getOriginalMessage()
                        .replaceAll(", from `[^`]*`", ""))
                .findFirst();
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleNoHandlerFoundException(
            NoHandlerFoundException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        String detail = "There is nothing at %s; /api/openapi.json lists the addresses of the API."
                .formatted(e.getRequestURL());
        return handle(e, Problems.of(HttpStatus.NOT_FOUND, detail), request);
    }

    private static ProblemDetail unreadable(@Nullable Throwable cause) {
        Optional<String> limit = beyondLimits(cause);
        if (limit.isPresent()) {
            return Problems.of(
                    HttpStatus.BAD_REQUEST, "The request's body is more than Stoa reads: " + limit.get() + ".");
        }
        if (cause instanceof StreamReadException notJson) {
            return Problems.of(
                    HttpStatus.BAD_REQUEST, "The request's body is not JSON: " + JsonWords.where(notJson) + ".");
        }
        if (cause instanceof UnrecognizedPropertyException unknown) {
            return refused(pointer(unknown), unknownField(unknown));
        }
        if (cause instanceof JacksonException wrongType) {
            String pointer = pointer(wrongType);
            return refused(
                    pointer,
                    pointer.isEmpty()
                            ? "The request's body must be a JSON object."
                            : pointer.substring(1) + " must be " + wanted(wrongType) + ".");
        }
        return Problems.of(HttpStatus.BAD_REQUEST, "The request needs a JSON body; see /api/openapi.json.");
    }

    private static String wanted(JacksonException e) {
        Class<?> type = e instanceof MismatchedInputException mismatch ? mismatch.getTargetType() : null;
        if (type != null && JsonNode.class.isAssignableFrom(type)) {
            return "an object";
        }
        return type == String.class ? "a text" : "of the type /api/openapi.json says";
    }

    private static String unknownField(UnrecognizedPropertyException e) {
        String known =
                e.getKnownPropertyIds().stream().map(String::valueOf).sorted().collect(Collectors.joining(", "));
        return "%s is not known here; known are %s.".formatted(e.getPropertyName(), known);
    }

    private static ProblemDetail refused(String pointer, String detail) {
        return Problems.of(HttpStatus.UNPROCESSABLE_CONTENT, detail, List.of(new Fault(pointer, detail)));
    }

    private static String pointer(JacksonException e) {
        return e.getPath().stream()
                .map(step ->
                        step.getPropertyName() == null ? "/" + step.getIndex() : Fault.step(step.getPropertyName()))
                .collect(Collectors.joining());
    }

    @ExceptionHandler(Exception.class)
    ResponseEntity<Object> ownFault(Exception e, WebRequest request) {
        if (DatabaseAway.isCauseOf(e)) {
            return databaseAway(e);
        }
        log.error("Answering 500 to {}", request.getDescription(false), e);
        return ResponseEntity.internalServerError()
                .body(Problems.of(
                        HttpStatus.INTERNAL_SERVER_ERROR,
                        "Stoa failed to answer; its log says why. Tell the operator the time of this request."));
    }

    /// What was sent may be sent again. Whether it was accepted is not known when the answer to a commit got lost.
    private static ResponseEntity<Object> databaseAway(Exception e) {
        log.warn(
                "Answering 503: the database is not to be had: {}",
                NestedExceptionUtils.getMostSpecificCause(e).getMessage());
        ProblemDetail problem = Problems.of(
                HttpStatus.SERVICE_UNAVAILABLE,
                "Stoa cannot reach its database just now. Try again in " + RETRY_SECONDS
                        + " s; a submission with an Idempotency-Key is accepted once, however often it is sent.");
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
        return new ResponseEntity<>(problem, headers, HttpStatus.SERVICE_UNAVAILABLE);
    }

    private @Nullable ResponseEntity<Object> handle(Exception e, ProblemDetail problem, WebRequest request) {
        return handleExceptionInternal(
                e, problem, new HttpHeaders(), HttpStatusCode.valueOf(problem.getStatus()), request);
    }
}
