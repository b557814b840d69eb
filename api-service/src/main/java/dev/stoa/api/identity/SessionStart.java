package dev.stoa.api.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.stereotype.Component;

/// Starts the session of a browser that did not come with a password.
@Component
public class SessionStart {
    private static final String CAME_BY_LINK = "stoa.came-by-link";

    private final SignInLinks links;
    private final SessionAccounts sessions;

    SessionStart(SignInLinks links, SessionAccounts sessions) {
        this.links = links;
        this.sessions = sessions;
    }

    /// Whether this session was started by a link, so that a password may be chosen without the one before.
    public static boolean cameByLink(HttpSession session) {
        return session.getAttribute(CAME_BY_LINK) != null;
    }

    /// A password was chosen, so the next one needs it.
    public static void forgetLink(HttpSession session) {
        session.removeAttribute(CAME_BY_LINK);
    }

    /// Signs in by a link.
    public void byLink(String code, HttpServletRequest request, HttpServletResponse response) {
        Caller caller = links.use(code).orElseThrow(LinkRefusedException::new);
        request.getSession().setAttribute(CAME_BY_LINK, true);
        begin(caller, request, response);
    }

    /// Signs somebody in who is known; a session there is gets another id, so that nobody who knows the old one comes
    /// along.
    public void begin(Caller caller, HttpServletRequest request, HttpServletResponse response) {
        request.getSession();
        request.changeSessionId();
        sessions.saveContext(new SecurityContextImpl(CallerAuthentication.of(caller)), request, response);
    }
}
