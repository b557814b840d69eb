package dev.stoa.api.hook;

/// A call of a hook from somebody who does not know the secret, or to an installation that has none.
public final class HookRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    HookRefusedException(String message) {
        super(message);
    }
}
