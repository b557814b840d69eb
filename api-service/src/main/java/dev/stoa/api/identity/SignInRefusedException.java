package dev.stoa.api.identity;

import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/// Nobody is signed in under this name, or from this address, for a while: it failed too often.
public final class SignInRefusedException extends AuthenticationException {
    private static final long serialVersionUID = 1L;
    private final Duration wait;

    SignInRefusedException(Duration wait) {
        super("Signing in failed too often. Try again in %d s.".formatted(wait.toSeconds()));
        this.wait = wait;
    }

    /// How long to wait, whole seconds.
    public Duration waiting() {
        return wait;
    }
}
