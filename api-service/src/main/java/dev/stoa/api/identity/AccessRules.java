package dev.stoa.api.identity;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/// Who may call which address. What is not named here is refused, so a new call needs a line. Which apps and which runs
/// somebody may see is the business of those who read them.
final class AccessRules {
    private AccessRules() {}

    /// @param calls all that the API answers
    static void apply(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry rules,
            RequestMappingHandlerMapping calls) {
        rules.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC).permitAll();
        // Whoever asks: whether it lives, who one is, what the API is like; a hook shows its own secret.
        rules.requestMatchers("/health", "/actuator/health/**").permitAll();
        rules.requestMatchers(HttpMethod.GET, "/api/session", "/api/apps/schema/manifest")
                .permitAll();
        rules.requestMatchers(HttpMethod.GET, "/api/openapi.json", "/api/openapi.json.yaml")
                .permitAll();
        rules.requestMatchers(HttpMethod.POST, "/api/session", "/api/session/end", "/api/session/link")
                .permitAll();
        rules.requestMatchers(HttpMethod.GET, "/oauth2/authorization/stoa", "/login/oauth2/code/stoa")
                .permitAll();
        rules.requestMatchers(HttpMethod.POST, "/api/hooks/**").permitAll();
        // A link to one run shows its own secret too.
        rules.requestMatchers(HttpMethod.GET, "/api/shared/**").permitAll();

        rules.requestMatchers(HttpMethod.GET, "/api/groups", "/api/apps/*/access", "/api/apps/*/secrets")
                .hasAuthority(Permission.PUBLISH.name());
        rules.requestMatchers(HttpMethod.POST, "/api/apps/*/access", "/api/apps/*/secrets/**")
                .hasAuthority(Permission.PUBLISH.name());
        rules.requestMatchers(HttpMethod.POST, "/api/groups/**").hasAuthority(Permission.ADMINISTER.name());
        rules.requestMatchers(HttpMethod.GET, "/api/accounts/**", "/api/audit/**")
                .hasAuthority(Permission.ADMINISTER.name());
        rules.requestMatchers(HttpMethod.POST, "/api/accounts/**").hasAuthority(Permission.ADMINISTER.name());
        rules.requestMatchers("/api/quotas/**").hasAuthority(Permission.ADMINISTER.name());

        rules.requestMatchers(HttpMethod.GET, "/api/apps/**", "/api/runs/**", "/api/monitor/**", "/ws/runs/*")
                .hasAuthority(Permission.READ.name());
        rules.requestMatchers(HttpMethod.GET, "/api/account/**").hasAuthority(Permission.READ.name());
        // Not for an API token: one that leaked must not make others, nor end those that could replace it.
        rules.requestMatchers(HttpMethod.POST, "/api/account/**")
                .access((caller, request) -> new AuthorizationDecision(isNoToken(caller.get())));
        rules.requestMatchers(HttpMethod.POST, "/api/apps/*/validate").hasAuthority(Permission.READ.name());
        rules.requestMatchers(HttpMethod.POST, "/api/apps/*/run", "/api/runs/*/cancel", "/api/runs/*/shares/**")
                .hasAuthority(Permission.RUN.name());
        rules.requestMatchers(HttpMethod.POST, "/api/apps/register", "/api/apps/*/sync", "/api/apps/*/versions/*/use")
                .hasAuthority(Permission.PUBLISH.name());

        rules.requestMatchers("/ws/**", "/actuator/**").denyAll();
        // The web site is the same for everybody, and holds nothing of anybody's.
        rules.anyRequest().access((caller, request) -> new AuthorizationDecision(!isCall(request.getRequest(), calls)));
    }

    private static boolean isNoToken(@Nullable Authentication caller) {
        return caller instanceof CallerAuthentication known && !(known.proof() instanceof Proof.OfToken);
    }

    /// Whether a controller would answer; what none does is told so.
    private static boolean isCall(HttpServletRequest request, RequestMappingHandlerMapping calls) {
        if (!ServletRequestPathUtils.hasParsedRequestPath(request)) {
            ServletRequestPathUtils.parseAndCache(request);
        }
        return calls.getHandlerMethods().keySet().stream().anyMatch(call -> call.getMatchingCondition(request) != null);
    }
}
