package dev.stoa.api.identity;

import org.springframework.security.core.AuthenticationException;

/// Here people sign in at a provider, so there is no other way in and none is given away.
public final class PasswordsOffException extends AuthenticationException {
    private static final long serialVersionUID = 1L;

    /// @param label what people call the provider
    PasswordsOffException(String label) {
        super("People sign in with %s here, so Stoa has no passwords, links or invitations.".formatted(label));
    }
}
