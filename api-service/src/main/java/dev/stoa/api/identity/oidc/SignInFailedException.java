package dev.stoa.api.identity.oidc;

import org.springframework.security.core.AuthenticationException;

/// Somebody is not signed in; the message is for the log.
final class SignInFailedException extends AuthenticationException {
    private static final long serialVersionUID = 1L;
    private final SignInFailure failure;

    SignInFailedException(SignInFailure failure, String message) {
        super(message);
        this.failure = failure;
    }

    SignInFailedException(SignInFailure failure, String message, Throwable cause) {
        super(message, cause);
        this.failure = failure;
    }

    SignInFailure failure() {
        return failure;
    }
}
