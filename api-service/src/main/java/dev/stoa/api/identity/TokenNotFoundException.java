package dev.stoa.api.identity;

/// The caller has no token with this id.
public final class TokenNotFoundException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TokenNotFoundException(long id) {
        super("You have no token %d.".formatted(id));
    }
}
