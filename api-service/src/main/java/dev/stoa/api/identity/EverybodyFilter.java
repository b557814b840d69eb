package dev.stoa.api.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;

/// Where nobody signs in, every request is made by the one user there is.
final class EverybodyFilter extends OncePerRequestFilter {
    private final ImpliedAccounts implied;

    EverybodyFilter(ImpliedAccounts implied) {
        this.implied = implied;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Caller everybody = implied.everybody(request.getRemoteAddr());
        SecurityContextHolder.setContext(new SecurityContextImpl(CallerAuthentication.of(everybody)));
        try {
            chain.doFilter(request, response);
        } finally {
            SecurityContextHolder.clearContext();
        }
    }
}
