package dev.stoa.api.identity.oidc;

import dev.stoa.api.identity.SessionStart;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;

/// Sends a browser on when its sign-in has ended: to the page it wanted, or back to where one signs in.
final class SignInEnd implements AuthenticationSuccessHandler, AuthenticationFailureHandler {
    /// The site's page.
    static final String PAGE = "/sign-in";

    private static final Logger LOG = LoggerFactory.getLogger(SignInEnd.class);

    private final SessionStart start;

    SignInEnd(SessionStart start) {
        this.start = start;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication signedIn) throws IOException {
        if (!(signedIn.getPrincipal() instanceof ProviderUser user)) {
            throw new IllegalStateException("Somebody was signed in who is no user of the provider.");
        }
        start.byProvider(user.caller(), request);
        response.sendRedirect(BegunSignIns.next(request));
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException cause)
            throws IOException {
        SignInFailure failure = SignInFailure.of(cause);
        if (failure.isCallersOwn()) {
            LOG.info("A sign-in at the provider came to nothing ({}).", failure.code());
        } else {
            LOG.warn("A sign-in at the provider failed ({}): {}", failure.code(), cause.getMessage());
        }
        response.sendRedirect(PAGE + "?failed=" + failure.code());
    }
}
