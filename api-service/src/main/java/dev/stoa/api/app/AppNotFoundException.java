package dev.stoa.api.app;

/// There is no app by this id or name.
public final class AppNotFoundException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    AppNotFoundException(String idOrName) {
        super("There is no app \"%s\"; GET /api/apps lists those there are.".formatted(idOrName));
    }
}
