package dev.stoa.api.run.web;

import dev.stoa.api.problem.Problems;
import dev.stoa.api.run.RunFinishedAlreadyException;
import dev.stoa.api.run.RunNotFoundException;
import dev.stoa.api.run.ShareNotFoundException;
import dev.stoa.api.run.ShareRefusedException;
import dev.stoa.api.run.SubmissionRefusedException;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/// Answers what runs refuse, whichever feature was asked.
@RestControllerAdvice
@Order(1)
class RunAdvice {

    @ExceptionHandler
    ResponseEntity<ProblemDetail> notFound(RunNotFoundException e) {
        return answer(HttpStatus.NOT_FOUND, e);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> finished(RunFinishedAlreadyException e) {
        return answer(HttpStatus.CONFLICT, e);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(SubmissionRefusedException e) {
        ProblemDetail problem = e.faults().isEmpty()
                ? Problems.of(HttpStatus.UNPROCESSABLE_CONTENT, String.valueOf(e.getMessage()))
                : Problems.of(HttpStatus.UNPROCESSABLE_CONTENT, String.valueOf(e.getMessage()), e.faults());
        return ResponseEntity.unprocessableContent().body(problem);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> notFound(ShareNotFoundException e) {
        return answer(HttpStatus.NOT_FOUND, e);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(ShareRefusedException e) {
        return answer(HttpStatus.UNPROCESSABLE_CONTENT, e);
    }

    private static ResponseEntity<ProblemDetail> answer(HttpStatus status, RuntimeException e) {
        return ResponseEntity.status(status).body(Problems.of(status, String.valueOf(e.getMessage())));
    }
}
