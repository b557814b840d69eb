package dev.stoa.api.identity;

import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;

/// The framework's view of a caller who is known.
final class CallerAuthentication {
    private CallerAuthentication() {}

    static Authentication of(Caller caller) {
        return UsernamePasswordAuthenticationToken.authenticated(caller, null, caller.authorities());
    }
}
