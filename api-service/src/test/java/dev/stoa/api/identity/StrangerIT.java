package dev.stoa.api.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stoa.api.support.ApiClient.Answer;
import dev.stoa.api.support.Browser;
import dev.stoa.api.support.LocalAccountsTest;
import dev.stoa.testsupport.GitRepository;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Every call and socket of the API by whoever the thing belongs to that it is about, and by strangers of each role.
/// One
/// that has no line here fails the build.
class StrangerIT extends LocalAccountsTest {
    private static final Set<Role> STRANGERS = EnumSet.complementOf(EnumSet.of(Role.ADMIN));

    /// Whose that is which a call is about.
    private enum Whose {
        /// Nobody's, or only the caller's: what counts is the role, or a code (see [AccessIT]).
        NOBODYS,
        /// Ada's run, for her and administrators.
        RUN,
        /// Pat's app, for pat, ada, who is named, and administrators.
        APP,
        /// What is done with pat's app, for pat and administrators.
        MANAGED_APP,
        /// Ada's token, for her alone.
        TOKEN,
        /// A list, in which strangers do not find what is ada's and pat's.
        LIST
    }

    private static final Map<String, Whose> CALLS = new LinkedHashMap<>();

    static {
        are(Whose.NOBODYS, "GET /health", "GET /api/session", "POST /api/session/link", "GET /api/openapi.json");
        are(Whose.NOBODYS, "GET /api/openapi.json.yaml", "GET /api/apps/schema/manifest");
        are(Whose.NOBODYS, "POST /api/hooks/github/{app}", "POST /api/hooks/gitlab/{app}", "GET /api/shared/{code}");
        are(Whose.NOBODYS, "GET /api/shared/{code}/logs", "GET /api/shared/{code}/export/{format:csv|json|xlsx|pdf}");
        are(Whose.NOBODYS, "GET /api/account", "GET /api/account/quota", "POST /api/account/password");
        are(Whose.NOBODYS, "POST /api/account/sign-out-everywhere", "POST /api/account/tokens");
        are(Whose.NOBODYS, "GET /api/accounts", "POST /api/accounts", "POST /api/accounts/{id}");
        are(Whose.NOBODYS, "POST /api/accounts/{id}/disable", "POST /api/accounts/{id}/enable");
        are(Whose.NOBODYS, "POST /api/accounts/{id}/link", "GET /api/audit", "GET /api/audit/export/csv");
        are(Whose.NOBODYS, "GET /api/quotas", "GET /api/quotas/use", "POST /api/quotas/roles/{role}");
        are(Whose.NOBODYS, "POST /api/quotas/accounts/{id}", "GET /api/groups", "POST /api/groups");
        are(Whose.NOBODYS, "POST /api/groups/{id}/delete", "GET /api/monitor/history", "GET /api/monitor/workers");
        are(Whose.LIST, "GET /api/apps", "GET /api/runs", "GET /api/account/tokens");
        are(Whose.LIST, "GET /api/monitor/stats", "GET /api/monitor/apps", "GET /api/monitor/live");
        are(Whose.RUN, "GET /api/runs/{id}", "GET /api/runs/{id}/logs", "SOCKET /ws/runs/*");
        are(Whose.RUN, "GET /api/runs/{id}/export/csv", "GET /api/runs/{id}/export/json");
        are(Whose.RUN, "GET /api/runs/{id}/export/xlsx", "GET /api/runs/{id}/export/pdf");
        are(Whose.RUN, "POST /api/runs/{id}/cancel", "GET /api/runs/{id}/shares", "POST /api/runs/{id}/shares");
        are(Whose.RUN, "POST /api/runs/{id}/shares/{share}/revoke");
        are(Whose.APP, "GET /api/apps/{id}", "GET /api/apps/{id}/schema", "GET /api/apps/{id}/versions");
        are(Whose.APP, "GET /api/apps/{id}/versions/{number}", "POST /api/apps/{id}/validate");
        are(Whose.APP, "POST /api/apps/{id}/run");
        are(Whose.MANAGED_APP, "POST /api/apps/{id}/sync", "POST /api/apps/{id}/versions/{number}/use");
        are(Whose.MANAGED_APP, "GET /api/apps/{id}/access", "POST /api/apps/{id}/access");
        are(Whose.MANAGED_APP, "GET /api/apps/{id}/secrets", "POST /api/apps/{id}/secrets");
        are(Whose.MANAGED_APP, "POST /api/apps/{id}/secrets/{name}/delete", "POST /api/apps/register");
        are(Whose.TOKEN, "POST /api/account/tokens/{id}/revoke");
    }

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    @Autowired
    @Qualifier("webSocketHandlerMapping")
    private AbstractUrlHandlerMapping sockets;

    private final SoftAssertions softly = new SoftAssertions();
    private final Map<Role, Browser> strangers = new EnumMap<>(Role.class);
    private GitRepository repository;
    private Browser pat;
    private Browser ada;
    private Browser boss;
    private String run;

    private static void are(Whose whose, String... calls) {
        for (String call : calls) {
            CALLS.put(call, whose);
        }
    }

    @BeforeEach
    void anAppOfPatsAndARunOfAdas() {
        account("pat", "publisher");
        account("ada", "runner");
        account("boss", "admin");
        pat = signedIn("pat");
        ada = signedIn("ada");
        boss = signedIn("boss");
        for (Role role : STRANGERS) {
            account("a-" + role.json(), role.json());
            strangers.put(role, signedIn("a-" + role.json()));
        }
        repository = repository("pats", "{\"name\": \"Pat's\"}");
        Answer registered = pat.post("/api/apps/register", register(repository.url()));
        worker.checks(registered.json().at("/latest_version/id").asLong());
        ada.post("/api/account/tokens", "{\"name\": \"for pats\", \"permissions\": [\"read\"]}");
        ada.post("/api/apps/pats/run", "{}");
        run = idOf(ada.post("/api/apps/pats/run", "{}"), "run_id");
        worker.claims(Long.parseLong(run));
        worker.succeeds(Long.parseLong(run), "{\"table\": [{\"a\": 1}]}", null);
        restricted(true);
    }

    @AfterEach
    void deleteRepository() {
        repository.close();
    }

    @Test
    void everyCallHasALine() {
        assertThat(TestedCalls.there(mappings, sockets)).isEqualTo(new TreeSet<>(CALLS.keySet()));
    }

    @Test
    void whatIsSomebodysIsThereForThemAndForNoStranger() {
        CALLS.forEach((call, whose) -> {
            if (whose == Whose.LIST) {
                strangers.forEach((role, browser) -> softly.assertThat(
                                does(call, browser, Function.identity()).body())
                        .as("%s by a %s", call, role)
                        .doesNotContain("pats"));
            } else if (whose != Whose.NOBODYS) {
                strangers.forEach((role, browser) -> isNotThere(call, role, browser));
            }
        });
        softly.assertAll();
    }

    @Test
    void whatIsSomebodysIsThereForThemAndForAdministrators() {
        CALLS.forEach((call, whose) -> {
            switch (whose) {
                case NOBODYS -> {}
                case LIST ->
                    softly.assertThat(does(call, ada, Function.identity()).body())
                            .as(call)
                            .contains("pats");
                case TOKEN -> {
                    isNotThere(call, Role.ADMIN, boss);
                    isThere(call, "ada", ada);
                }
                case RUN -> {
                    isNotThere(call, Role.PUBLISHER, pat);
                    isThere(call, "ada", ada);
                    isThere(call, "boss", boss);
                }
                case APP -> {
                    isThere(call, "ada", ada);
                    isThere(call, "pat", pat);
                    isThere(call, "boss", boss);
                }
                case MANAGED_APP -> {
                    isThere(call, "pat", pat);
                    isThere(call, "boss", boss);
                }
            }
        });
        softly.assertAll();
    }

    @Test
    void anAppThatIsThereForAllIsManagedByItsOwner() {
        restricted(false);
        CALLS.forEach((call, whose) -> {
            if (whose == Whose.APP || whose == Whose.MANAGED_APP) {
                Answer answer = does(call, stranger(Role.PUBLISHER), Function.identity());
                softly.assertThat(answer.status() == 403).as(call).isEqualTo(whose == Whose.MANAGED_APP);
            }
        });
        softly.assertAll();
    }

    private Browser stranger(Role role) {
        return strangers.getOrDefault(role, boss);
    }

    private void isThere(String call, String name, Browser browser) {
        Answer answer = does(call, browser, Function.identity());
        softly.assertThat(answer.status()).as("%s by %s", call, name).isNotIn(400, 401, 403, 404, 422, 500);
        softly.assertThat(answer.body()).as("%s by %s", call, name).doesNotContain("NOT_FOUND");
    }

    /// It is answered as what does not exist.
    private void isNotThere(String call, Role role, Browser browser) {
        Answer answer = does(call, browser, Function.identity());
        Answer ofNothing = does(
                call,
                browser,
                text -> text.replace("pats", "none").replaceAll("(/runs|/tokens)/[0-9]+", "$1/999999999"));
        String what = "%s by a %s".formatted(call, role);
        if (call.equals("POST /api/apps/register")) {
            softly.assertThat(answer.status()).as(what).isEqualTo(403);
            return;
        }
        softly.assertThat(answer.status()).as(what).isEqualTo(ofNothing.status());
        softly.assertThat(answer.status()).as(what).isIn(101, 403, 404);
        if (answer.status() == 101) {
            softly.assertThat(answer.body()).as(what).isEqualTo("{\"status\":\"NOT_FOUND\"}");
        }
        softly.assertThat(neutral(answer)).as(what).isEqualTo(neutral(ofNothing));
    }

    private static String neutral(Answer answer) {
        return answer.body().replace("pats", "none").replaceAll("[0-9]+", "N");
    }

    /// Makes a call about what is ada's or pat's, or about what this function makes of its address.
    private Answer does(String call, Browser browser, Function<String, String> change) {
        String path = change.apply(path(call));
        return switch (call.substring(0, call.indexOf(' '))) {
            case "GET" -> browser.get(path);
            case "SOCKET" -> browser.socket(path);
            default -> browser.post(path, body(call));
        };
    }

    /// The address of a call. What it ends is made before.
    private String path(String call) {
        String path = call.substring(call.indexOf(' ') + 1);
        if (path.contains("/tokens/{id}")) {
            String made = idOf(ada.post("/api/account/tokens", "{\"name\": \"x\", \"permissions\": [\"read\"]}"), "id");
            return path.replace("{id}", made);
        }
        if (path.contains("{share}")) {
            path = path.replace("{share}", idOf(ada.post("/api/runs/" + run + "/shares", "{}"), "id"));
        }
        if (path.contains("{name}")) {
            pat.post("/api/apps/pats/secrets", body("POST /api/apps/{id}/secrets"));
        }
        return path.replace("/apps/{id}", "/apps/pats")
                .replace("/runs/{id}", "/runs/" + run)
                .replace("/runs/*", "/runs/" + run)
                .replace("{name}", "API_KEY")
                .replace("{number}", "1");
    }

    private String body(String call) {
        return switch (call) {
            case "POST /api/apps/{id}/access" -> "{\"restricted\": true, \"accounts\": [\"ada\"]}";
            case "POST /api/apps/{id}/secrets" -> "{\"name\": \"API_KEY\", \"value\": \"a value of it\"}";
            case "POST /api/apps/register" -> register(repository.url());
            default -> "{}";
        };
    }

    private void restricted(boolean restricted) {
        assertThat(pat.post(
                                "/api/apps/pats/access",
                                "{\"restricted\": %s, \"accounts\": [\"ada\"]}".formatted(restricted))
                        .status())
                .isEqualTo(200);
    }

    private static String register(String url) {
        return "{\"repo_url\": \"%s\"}".formatted(url);
    }

    private static String idOf(Answer answer, String field) {
        return answer.json().path(field).asString();
    }
}
