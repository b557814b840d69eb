package dev.stoa.api.run;

/// A link to a run leads nowhere, or not any more.
public final class ShareNotFoundException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ShareNotFoundException() {
        super(
                "This link leads to no run: it is cut short, has expired, or was revoked. Ask whoever sent it for another one.");
    }
}
