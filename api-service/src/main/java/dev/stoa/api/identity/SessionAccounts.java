package dev.stoa.api.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.stereotype.Component;

/// Remembers in a session whose it is, and no more: role and permissions are the account's of the moment, so that
/// whoever loses them or is disabled loses them at once.
@Component
class SessionAccounts implements SecurityContextRepository {
    private static final String ACCOUNT = FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME;

    private final Callers callers;
    private final SignInNotes notes;
    private final AuthProperties properties;
    private final InstantSource clock;

    SessionAccounts(Callers callers, SignInNotes notes, AuthProperties properties, InstantSource clock) {
        this.callers = callers;
        this.notes = notes;
        this.properties = properties;
        this.clock = clock;
    }

    /// The name under which an account's sessions are found.
    static String key(long accountId) {
        return Long.toString(accountId);
    }

    @Override
    public DeferredSecurityContext loadDeferredContext(HttpServletRequest request) {
        return new Loaded(request);
    }

    @Override
    @SuppressWarnings("deprecation") // the framework still asks for it
    public SecurityContext loadContext(HttpRequestResponseHolder holder) {
        return loadDeferredContext(holder.getRequest()).get();
    }

    /// Called once, when somebody signs in with a password.
    @Override
    public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
        Authentication authentication = context.getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof Caller caller) {
            notes.succeeded(caller, SignInMethod.PASSWORD);
            remember(caller, request);
        }
    }

    /// Has the request's session be the caller's.
    static void remember(Caller caller, HttpServletRequest request) {
        request.getSession().setAttribute(ACCOUNT, key(caller.accountId()));
    }

    @Override
    public boolean containsContext(HttpServletRequest request) {
        return accountId(request.getSession(false)) != null;
    }

    private static @Nullable Long accountId(@Nullable HttpSession session) {
        return session != null && session.getAttribute(ACCOUNT) instanceof String key ? Long.valueOf(key) : null;
    }

    private boolean isTooOld(HttpSession session) {
        return Instant.ofEpochMilli(session.getCreationTime())
                .plus(properties.sessionLife())
                .isBefore(clock.instant());
    }

    private final class Loaded implements DeferredSecurityContext {
        private final HttpServletRequest request;
        private @Nullable SecurityContext context;

        Loaded(HttpServletRequest request) {
            this.request = request;
        }

        @Override
        public SecurityContext get() {
            if (context == null) {
                context = load();
            }
            return context;
        }

        @Override
        public boolean isGenerated() {
            return get().getAuthentication() == null;
        }

        private SecurityContext load() {
            HttpSession session = request.getSession(false);
            Long id = accountId(session);
            if (session != null && isTooOld(session)) {
                session.invalidate();
                id = null;
            }
            return session == null || id == null
                    ? SecurityContextHolder.createEmptyContext()
                    : callers.find(id, request.getRemoteAddr())
                            .map(caller -> CallerAuthentication.of(caller, new Proof.OfSession(session.getId())))
                            .<SecurityContext>map(SecurityContextImpl::new)
                            .orElseGet(SecurityContextHolder::createEmptyContext);
        }
    }
}
