package dev.stoa.api.app.web;

import dev.stoa.api.app.AppNotFoundException;
import dev.stoa.api.app.NotYourAppException;
import dev.stoa.api.app.VersionNotFoundException;
import dev.stoa.api.app.VersionNotReadyException;
import dev.stoa.api.audit.Action;
import dev.stoa.api.audit.AuditTrail;
import dev.stoa.api.audit.Subject;
import dev.stoa.api.problem.Problems;
import java.util.Map;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/// Answers for an app or a version that is not there or cannot be used, whichever feature was asked.
@RestControllerAdvice
@Order(1)
class AppAdvice {
    private final AuditTrail audit;

    AppAdvice(AuditTrail audit) {
        this.audit = audit;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> notFound(AppNotFoundException e) {
        return answer(HttpStatus.NOT_FOUND, e);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> notFound(VersionNotFoundException e) {
        return answer(HttpStatus.NOT_FOUND, e);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> notReady(VersionNotReadyException e) {
        return answer(HttpStatus.CONFLICT, e);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> notYours(NotYourAppException e) {
        // Here, where the transaction of what was refused is over.
        audit.noteAlone(e.caller().actor(), Action.APP_REFUSED, Subject.app(e.appId(), e.functionName()), Map.of());
        return answer(HttpStatus.FORBIDDEN, e);
    }

    private static ResponseEntity<ProblemDetail> answer(HttpStatus status, RuntimeException e) {
        return ResponseEntity.status(status).body(Problems.of(status, String.valueOf(e.getMessage())));
    }
}
