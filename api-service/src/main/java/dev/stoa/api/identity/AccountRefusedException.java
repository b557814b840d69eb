package dev.stoa.api.identity;

/// What is asked of an account cannot be; the message says which rule stands against it.
public final class AccountRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    AccountRefusedException(String message) {
        super(message);
    }
}
