package dev.stoa.api.app;

import dev.stoa.api.identity.Caller;

/// The app can be used, and is managed by somebody else.
public final class NotYourAppException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private NotYourAppException(String functionName) {
        super("%s belongs to another account. Its owner or an administrator can do this.".formatted(functionName));
    }

    /// Throws unless the caller may manage the app.
    static void unlessManagedBy(Caller caller, App app) {
        if (!caller.owns(app.ownerId())) {
            throw new NotYourAppException(app.functionName());
        }
    }
}
