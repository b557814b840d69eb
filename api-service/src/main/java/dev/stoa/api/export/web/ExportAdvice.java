package dev.stoa.api.export.web;

import dev.stoa.api.export.NothingToExportException;
import dev.stoa.api.problem.Problems;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/// Answers for runs without a result to take away.
@RestControllerAdvice
@Order(1)
class ExportAdvice {
    @ExceptionHandler
    ResponseEntity<ProblemDetail> nothing(NothingToExportException e) {
        return ResponseEntity.status(HttpStatus.CONFLICT)
                .body(Problems.of(HttpStatus.CONFLICT, String.valueOf(e.getMessage())));
    }
}
