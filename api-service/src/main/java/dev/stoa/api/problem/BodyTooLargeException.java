package dev.stoa.api.problem;

import java.io.IOException;

/// A request's body is larger than the operator allows.
final class BodyTooLargeException extends IOException {
    private static final long serialVersionUID = 1L;

    BodyTooLargeException(long limitBytes) {
        super("The request's body is larger than the limit of %d bytes (stoa.http.body-limit).".formatted(limitBytes));
    }
}
