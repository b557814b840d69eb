package dev.stoa.api.quota.web;

import dev.stoa.api.problem.Problems;
import dev.stoa.api.quota.LimitRefusedException;
import dev.stoa.api.quota.QuotaReachedException;
import dev.stoa.api.quota.RateLimitFields;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/// Answers what quotas refuse, whichever feature was asked.
@RestControllerAdvice
@Order(1)
class QuotaAdvice {

    @ExceptionHandler
    ResponseEntity<ProblemDetail> reached(QuotaReachedException e) {
        return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
                .headers(RateLimitFields.of(e.standings()))
                .header(HttpHeaders.RETRY_AFTER, Long.toString(RateLimitFields.seconds(e.waiting())))
                .body(Problems.of(HttpStatus.TOO_MANY_REQUESTS, String.valueOf(e.getMessage())));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(LimitRefusedException e) {
        return ResponseEntity.unprocessableContent()
                .body(Problems.of(
                        HttpStatus.UNPROCESSABLE_CONTENT, String.valueOf(e.getMessage()), List.of(e.fault())));
    }
}
