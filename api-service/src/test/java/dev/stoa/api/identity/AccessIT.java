package dev.stoa.api.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stoa.api.support.ApiClient;
import dev.stoa.api.support.Browser;
import dev.stoa.api.support.LocalAccountsTest;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Every call and socket of the API against every role. One that has no line here fails the build.
class AccessIT extends LocalAccountsTest {
    /// Calls that show a secret of their own, which these here do not.
    private static final List<String> SECRETS = List.of("POST /api/session/link", "POST /api/hooks/");

    /// What a call needs: null for nothing at all.
    private static final Map<String, @Nullable Permission> CALLS = new LinkedHashMap<>();

    static {
        need(null, "GET /health", "GET /api/session", "POST /api/session/link", "GET /api/openapi.json");
        need(null, "GET /api/openapi.json.yaml");
        need(null, "GET /api/apps/schema/manifest", "POST /api/hooks/github/{app}", "POST /api/hooks/gitlab/{app}");
        need(Permission.READ, "GET /api/apps", "GET /api/apps/{id}", "GET /api/apps/{id}/schema");
        need(Permission.READ, "GET /api/apps/{id}/versions", "GET /api/apps/{id}/versions/{number}");
        need(Permission.READ, "POST /api/apps/{id}/validate");
        need(Permission.READ, "GET /api/runs", "GET /api/runs/{id}", "GET /api/runs/{id}/logs");
        need(Permission.READ, "GET /api/runs/{id}/export/csv", "GET /api/runs/{id}/export/json");
        need(Permission.READ, "GET /api/runs/{id}/export/xlsx", "GET /api/runs/{id}/export/pdf");
        need(Permission.READ, "GET /api/monitor/stats", "GET /api/monitor/apps", "GET /api/monitor/live");
        need(Permission.READ, "GET /api/monitor/history", "GET /api/monitor/workers");
        need(Permission.READ, "GET /api/account", "POST /api/account/password");
        need(Permission.READ, "POST /api/account/sign-out-everywhere", "GET /api/account/tokens");
        need(Permission.READ, "POST /api/account/tokens", "POST /api/account/tokens/{id}/revoke");
        need(null, "GET /api/shared/{code}", "GET /api/shared/{code}/logs");
        need(null, "GET /api/shared/{code}/export/{format:csv|json|xlsx|pdf}");
        need(Permission.READ, "GET /api/runs/{id}/shares");
        need(Permission.RUN, "POST /api/apps/{id}/run", "POST /api/runs/{id}/cancel");
        need(Permission.RUN, "POST /api/runs/{id}/shares", "POST /api/runs/{id}/shares/{share}/revoke");
        need(Permission.PUBLISH, "POST /api/apps/register", "POST /api/apps/{id}/sync");
        need(Permission.PUBLISH, "POST /api/apps/{id}/versions/{number}/use");
        need(Permission.PUBLISH, "GET /api/groups", "GET /api/apps/{id}/access", "POST /api/apps/{id}/access");
        need(Permission.PUBLISH, "GET /api/apps/{id}/secrets", "POST /api/apps/{id}/secrets");
        need(Permission.PUBLISH, "POST /api/apps/{id}/secrets/{name}/delete");
        need(Permission.ADMINISTER, "POST /api/groups", "POST /api/groups/{id}/delete");
        need(Permission.ADMINISTER, "GET /api/accounts", "POST /api/accounts", "POST /api/accounts/{id}");
        need(Permission.ADMINISTER, "POST /api/accounts/{id}/disable", "POST /api/accounts/{id}/enable");
        need(Permission.ADMINISTER, "POST /api/accounts/{id}/link", "GET /api/audit", "GET /api/audit/export/csv");
        need(Permission.ADMINISTER, "GET /api/quotas", "GET /api/quotas/use", "POST /api/quotas/roles/{role}");
        need(Permission.ADMINISTER, "POST /api/quotas/accounts/{id}");
        need(Permission.READ, "GET /api/account/quota", "SOCKET /ws/runs/*");
    }

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    @Autowired
    @Qualifier("webSocketHandlerMapping")
    private AbstractUrlHandlerMapping sockets;

    private static void need(@Nullable Permission permission, String... calls) {
        for (String call : calls) {
            CALLS.put(call, permission);
        }
    }

    @Test
    void everyCallHasALine() {
        assertThat(TestedCalls.there(mappings, sockets)).isEqualTo(new TreeSet<>(CALLS.keySet()));
    }

    @Test
    void everyCallIsOpenToWhomItIsMeantForAndToNobodyElse() {
        Map<Role, Browser> browsers = new EnumMap<>(Role.class);
        for (Role role : Role.values()) {
            account(role.json(), role.json());
            browsers.put(role, signedIn(role.json()));
        }
        Browser nobody = new Browser(port);
        nobody.get("/api/session");
        SoftAssertions softly = new SoftAssertions();
        CALLS.forEach((call, needed) -> {
            if (needed != null) {
                softly.assertThat(status(nobody, call)).as("%s by nobody", call).isEqualTo(401);
            }
            browsers.forEach((role, browser) -> check(
                    softly, "%s by a %s".formatted(call, role), needed, role.permissions(), status(browser, call)));
        });
        softly.assertAll();
    }

    @Test
    void aTokenMayDoWhatItWasMadeForAndNothingElse() {
        account("boss", "admin");
        SoftAssertions softly = new SoftAssertions();
        for (Permission permission : Permission.values()) {
            ApiClient token = withToken("boss", "[\"%s\"]".formatted(permission.json()));
            CALLS.forEach((call, needed) -> check(
                    softly,
                    "%s with a token to %s".formatted(call, permission),
                    needed,
                    // What an account does for itself is no program's business.
                    call.startsWith("POST /api/account/") ? Set.of() : Set.of(permission),
                    status(token, call)));
        }
        softly.assertAll();
    }

    private static void check(
            SoftAssertions softly, String what, @Nullable Permission needed, Set<Permission> had, int status) {
        if (needed == null && SECRETS.stream().anyMatch(what::startsWith)) {
            softly.assertThat(status).as(what).isIn(401, 403);
        } else if (needed == null || had.contains(needed)) {
            softly.assertThat(status).as(what).isNotIn(401, 403, 500);
        } else {
            softly.assertThat(status).as(what).isEqualTo(403);
        }
    }

    private static int status(Browser browser, String call) {
        String path = path(call);
        return switch (call.substring(0, call.indexOf(' '))) {
            case "SOCKET" -> browser.socket(path).status();
            case "GET" -> browser.get(path).status();
            default -> browser.post(path, "{}").status();
        };
    }

    private static int status(ApiClient client, String call) {
        String path = path(call);
        return switch (call.substring(0, call.indexOf(' '))) {
            case "SOCKET" -> client.socket(path).status();
            case "GET" -> client.get(path).status();
            default -> client.post(path, "{}").status();
        };
    }

    private static String path(String call) {
        return call.substring(call.indexOf(' ') + 1)
                .replace("{id}", "999999999")
                .replace("{number}", "1")
                .replace("{share}", "1")
                .replace("{name}", "API_KEY")
                .replace("{role}", "viewer")
                .replace("{code}", "none")
                .replaceAll("[{]format:(.*?)[|].*[}]", "$1")
                .replace("{app}", "none")
                .replace("*", "999999999");
    }
}
