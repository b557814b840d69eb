package dev.stoa.api.identity;

import org.springframework.security.core.AuthenticationException;

/// A link to sign in by is none, was used, or has expired.
public final class LinkRefusedException extends AuthenticationException {
    private static final long serialVersionUID = 1L;

    LinkRefusedException() {
        super("This link was used or has expired. Ask an administrator for another one.");
    }
}
