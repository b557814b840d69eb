package dev.stoa.api.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Starts the session of a browser that did not come with a password.
@Component
public class SessionStart {
    private static final String CAME_BY_LINK = "stoa.came-by-link";

    private final SignInLinks links;
    private final SignInNotes notes;
    private final TransactionTemplate transaction;

    SessionStart(SignInLinks links, SignInNotes notes, TransactionTemplate transaction) {
        this.links = links;
        this.notes = notes;
        this.transaction = transaction;
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
    public void byLink(String code, HttpServletRequest request) {
        Caller caller = transaction.execute(status -> use(code, request.getRemoteAddr()));
        request.getSession().setAttribute(CAME_BY_LINK, true);
        begin(caller, request);
    }

    /// Signs somebody in whom a provider knows.
    public void byProvider(Caller caller, HttpServletRequest request) {
        notes.succeeded(caller, SignInMethod.PROVIDER);
        begin(caller, request);
    }

    private Caller use(String code, String place) {
        Caller caller = links.use(code, place).orElseThrow(LinkRefusedException::new);
        notes.succeeded(caller, SignInMethod.LINK);
        return caller;
    }

    /// A session there is gets another id, so that nobody who knows the old one comes along.
    private static void begin(Caller caller, HttpServletRequest request) {
        request.getSession();
        request.changeSessionId();
        SessionAccounts.remember(caller, request);
    }
}
