package dev.stoa.api.search;

import dev.stoa.api.problem.Problems;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/// Answers searches that are refused, whichever feature was asked.
@RestControllerAdvice
@Order(1)
class SearchAdvice {

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(SearchRefusedException e) {
        return ResponseEntity.badRequest().body(Problems.of(HttpStatus.BAD_REQUEST, String.valueOf(e.getMessage())));
    }
}
