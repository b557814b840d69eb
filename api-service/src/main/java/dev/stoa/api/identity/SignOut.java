package dev.stoa.api.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.stereotype.Component;

/// Ends the session of a browser that signs out, before the framework forgets it.
@Component
class SignOut implements LogoutHandler {
    private final BrowserSessions sessions;

    SignOut(BrowserSessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public void logout(HttpServletRequest request, HttpServletResponse response, @Nullable Authentication known) {
        HttpSession session = request.getSession(false);
        if (session != null && known != null && known.getPrincipal() instanceof Caller caller) {
            sessions.signOut(caller, session.getId());
        }
    }
}
