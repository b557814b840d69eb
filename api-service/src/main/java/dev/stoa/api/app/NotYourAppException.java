package dev.stoa.api.app;

import dev.stoa.api.identity.Caller;

/// The app can be used, and is managed by somebody else.
public final class NotYourAppException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Caller caller;
    private final long appId;
    private final String functionName;

    private NotYourAppException(Caller caller, App app, String name) {
        super("%s belongs to another account. Its owner or an administrator can do this.".formatted(name));
        this.caller = caller;
        this.appId = app.id();
        this.functionName = app.functionName();
    }

    /// Who was refused.
    public Caller caller() {
        return caller;
    }

    public long appId() {
        return appId;
    }

    /// The app's name in addresses.
    public String functionName() {
        return functionName;
    }

    /// Throws unless the caller may manage the app.
    static void unlessManagedBy(Caller caller, App app) {
        unlessManagedBy(caller, app, true);
    }

    /// Throws unless the caller may manage the app at an address, and does not tell the name of one that the caller may
    /// not see.
    static void unlessManagedBy(Caller caller, App app, boolean isSeen) {
        if (!caller.owns(app.ownerId())) {
            throw new NotYourAppException(caller, app, isSeen ? app.functionName() : "What is registered there");
        }
    }
}
