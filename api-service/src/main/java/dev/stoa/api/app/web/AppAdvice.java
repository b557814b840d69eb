package dev.stoa.api.app.web;

import dev.stoa.api.app.AppNotFoundException;
import dev.stoa.api.problem.Problems;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/// Answers for an app that is not there, whichever feature was asked.
@RestControllerAdvice
@Order(1)
class AppAdvice {

    @ExceptionHandler
    ResponseEntity<ProblemDetail> notFound(AppNotFoundException e) {
        return ResponseEntity.status(HttpStatus.NOT_FOUND)
                .body(Problems.of(HttpStatus.NOT_FOUND, String.valueOf(e.getMessage())));
    }
}
