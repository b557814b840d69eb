package dev.stoa.api.identity;

import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/// The framework's view of a caller who is known. It cannot be built upon: the framework would give somebody who shows
/// a token and has a session besides what either of them allows.
public final class CallerAuthentication extends AbstractAuthenticationToken {
    private static final long serialVersionUID = 1L;

    private final transient Caller caller;
    private final transient Proof proof;

    private CallerAuthentication(Caller caller, Proof proof) {
        super(caller.authorities());
        this.caller = caller;
        this.proof = proof;
        setAuthenticated(true);
    }

    /// A caller who is known for as long as this process runs, or for this request.
    static CallerAuthentication of(Caller caller) {
        return new CallerAuthentication(caller, new Proof.Lasting(caller));
    }

    static CallerAuthentication of(Caller caller, Proof proof) {
        return new CallerAuthentication(caller, proof);
    }

    @Override
    public Caller getPrincipal() {
        return caller;
    }

    @Override
    public @Nullable Object getCredentials() {
        return null;
    }

    /// What the caller is known by.
    public Proof proof() {
        return proof;
    }

    /// The address that a request to be known comes from.
    static String place(Authentication attempt) {
        return attempt.getDetails() instanceof WebAuthenticationDetails details
                ? String.valueOf(details.getRemoteAddress())
                : "somewhere";
    }
}
