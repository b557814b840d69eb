package dev.stoa.javarunner;

/// The returned value has no JSON form; the message names the path to the value and says what to do.
final class InvalidResultException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InvalidResultException(String message) {
        super(message);
    }
}
