package dev.stoa.api.identity.web;

import dev.stoa.api.identity.AccountNotFoundException;
import dev.stoa.api.identity.AccountRefusedException;
import dev.stoa.api.identity.LinkRefusedException;
import dev.stoa.api.identity.PasswordsOffException;
import dev.stoa.api.identity.SignInRefusedException;
import dev.stoa.api.identity.TokenNotFoundException;
import dev.stoa.api.problem.Problems;
import jakarta.servlet.http.HttpServletRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/// Answers callers who are not known or may not do what they ask for.
@RestControllerAdvice
@Order(1)
class IdentityAdvice {
    private static final Logger log = LoggerFactory.getLogger(IdentityAdvice.class);

    /// RFC 6750, section 3.
    private static final String BEARER = "Bearer realm=\"Stoa\"";

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unknown(AuthenticationException e) {
        return unauthorized("Sign in at /sign-in, or send an API token as `Authorization: Bearer stoa_...`.");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> wrong(BadCredentialsException e) {
        return unauthorized("The name or the password is wrong.");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> usedLink(LinkRefusedException e) {
        return unauthorized(String.valueOf(e.getMessage()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> wrongToken(OAuth2AuthenticationException e) {
        return unauthorized(
                "This API token is not known, has expired, or its account is disabled. Make another one in the site, under Account.");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> tooOften(SignInRefusedException e) {
        return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
                .header(HttpHeaders.RETRY_AFTER, Long.toString(e.waiting().toSeconds()))
                .body(Problems.of(HttpStatus.TOO_MANY_REQUESTS, String.valueOf(e.getMessage())));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> denied(AccessDeniedException e, HttpServletRequest request) {
        var caller = SecurityContextHolder.getContext().getAuthentication();
        if (e instanceof CsrfException && caller == null) {
            return unknown(new org.springframework.security.authentication.InsufficientAuthenticationException(""));
        }
        log.info(
                "Refused {} {} to {} from {}: {}",
                request.getMethod(),
                request.getRequestURI(),
                caller == null ? "nobody" : caller.getName(),
                request.getRemoteAddr(),
                e instanceof CsrfException ? "no token of a page of this site" : "not allowed");
        return forbidden(
                e instanceof CsrfException
                        ? "The request came without the token of a page of this site (X-XSRF-TOKEN). Load the page again."
                        : "Your role, or this token, does not allow this. Ask an administrator of this installation. Tokens, password and sessions of an account are for whoever is signed in to the site.");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(AccountRefusedException e) {
        return ResponseEntity.unprocessableContent()
                .body(Problems.of(HttpStatus.UNPROCESSABLE_CONTENT, String.valueOf(e.getMessage())));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(PasswordsOffException e) {
        return ResponseEntity.unprocessableContent()
                .body(Problems.of(HttpStatus.UNPROCESSABLE_CONTENT, String.valueOf(e.getMessage())));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> missing(AccountNotFoundException e) {
        return ResponseEntity.status(HttpStatus.NOT_FOUND)
                .body(Problems.of(HttpStatus.NOT_FOUND, String.valueOf(e.getMessage())));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> missing(TokenNotFoundException e) {
        return ResponseEntity.status(HttpStatus.NOT_FOUND)
                .body(Problems.of(HttpStatus.NOT_FOUND, String.valueOf(e.getMessage())));
    }

    /// Its address, its host name or a header has something in it that no honest client sends.
    @ExceptionHandler
    ResponseEntity<ProblemDetail> rejected(RequestRejectedException e) {
        String detail = String.valueOf(e.getMessage()).contains("domain")
                ? "The request names a host by which Stoa is not called. It is called localhost or 127.0.0.1 where nobody signs in (stoa.auth.mode is none), else as stoa.http.hosts says."
                : "The request's address or a header of it is not well-formed.";
        return ResponseEntity.badRequest().body(Problems.of(HttpStatus.BAD_REQUEST, detail));
    }

    private static ResponseEntity<ProblemDetail> unauthorized(String detail) {
        return ResponseEntity.status(HttpStatus.UNAUTHORIZED)
                .header(HttpHeaders.WWW_AUTHENTICATE, BEARER)
                .body(Problems.of(HttpStatus.UNAUTHORIZED, detail));
    }

    private static ResponseEntity<ProblemDetail> forbidden(String detail) {
        return ResponseEntity.status(HttpStatus.FORBIDDEN).body(Problems.of(HttpStatus.FORBIDDEN, detail));
    }
}
