package dev.stoa.api.identity;

/// There is no account with this id.
public final class AccountNotFoundException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    AccountNotFoundException(String id) {
        super("There is no account %s.".formatted(id));
    }
}
