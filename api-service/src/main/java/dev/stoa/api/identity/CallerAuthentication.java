package dev.stoa.api.identity;

import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/// The framework's view of a caller who is known.
final class CallerAuthentication {
    private CallerAuthentication() {}

    static Authentication of(Caller caller) {
        return UsernamePasswordAuthenticationToken.authenticated(caller, null, caller.authorities());
    }

    /// The address that a request to be known comes from.
    static String place(Authentication attempt) {
        return attempt.getDetails() instanceof WebAuthenticationDetails details
                ? String.valueOf(details.getRemoteAddress())
                : "somewhere";
    }
}
