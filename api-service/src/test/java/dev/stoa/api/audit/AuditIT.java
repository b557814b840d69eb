package dev.stoa.api.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stoa.api.support.ApiClient;
import dev.stoa.api.support.Browser;
import dev.stoa.api.support.CountedStatements;
import dev.stoa.testsupport.GitRepository;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Every action leaves one event. An action that is not done here fails the build.
class AuditIT extends AuditTest {
    private static final Set<Action> WITHOUT_ID = EnumSet.of(Action.ACCOUNT_SIGN_IN_FAILED, Action.ROLE_QUOTA_SET);

    private final Set<Action> seen = EnumSet.noneOf(Action.class);
    private Browser browser;
    private String secret = "";
    private String code = "";
    private String sharedCode = "";
    private long id;

    @BeforeEach
    void openABrowser() {
        browser = new Browser(port);
    }

    @Test
    void everyActionLeavesOneEvent() {
        ofAccounts();
        ofQuotas();
        ofGroups();
        ofTheirOwners();
        ofTokens();
        ofApps();
        ofRuns();
        assertThat(seen).isEqualTo(EnumSet.allOf(Action.class));
        assertThat(operator.get("/api/audit?limit=500").body())
                .doesNotContain(
                        secret, code, sharedCode, PASSWORD, "another long one", "wrong", HOOK_SECRET, OPERATOR_TOKEN);
    }

    private void ofAccounts() {
        does(Action.ACCOUNT_MADE, "*operator", "account ada", "{\"role\":\"runner\"}", () -> account("ada", "runner"));
        String ada = "/api/accounts/" + id("ada");
        does(
                Action.ACCOUNT_CHANGED,
                "*operator",
                "account ada",
                "{\"from\":\"runner\",\"to\":\"publisher\"}",
                () -> operator.post(ada, "{\"display_name\": \"Ada\", \"role\": \"publisher\"}"));
        does(Action.ACCOUNT_DISABLED, "*operator", "account ada", "{}", () -> operator.post(ada + "/disable", ""));
        does(Action.ACCOUNT_ENABLED, "*operator", "account ada", "{}", () -> operator.post(ada + "/enable", ""));
        does(Action.ACCOUNT_LINK_MADE, "*operator", "account ada", null, () -> {
            String path = operator.post(ada + "/link", "").json().path("path").asString();
            code = path.substring(path.indexOf('#') + 1);
        });
    }

    private void ofQuotas() {
        does(
                Action.ACCOUNT_QUOTA_SET,
                "*operator",
                "account ada",
                "{\"cpu_seconds_per_day\":\"none\",\"runs_in_flight\":\"20\",\"runs_per_hour\":\"none\"}",
                () -> operator.post("/api/quotas/accounts/" + id("ada"), "{\"runs_in_flight\": 20}"));
        for (String limits : new String[] {"{\"runs_per_hour\": 500, \"cpu_seconds_per_day\": 36000}", "{}"}) {
            String details = limits.equals("{}")
                    ? "{\"cpu_seconds_per_day\":\"none\",\"runs_in_flight\":\"none\",\"runs_per_hour\":\"none\"}"
                    : "{\"cpu_seconds_per_day\":\"36000\",\"runs_in_flight\":\"none\",\"runs_per_hour\":\"500\"}";
            does(
                    Action.ROLE_QUOTA_SET,
                    "*operator",
                    "role viewer",
                    details,
                    () -> operator.post("/api/quotas/roles/viewer", limits));
        }
    }

    private void ofGroups() {
        database.sql("DELETE FROM account_groups").update();
        does(
                Action.GROUP_SET,
                "*operator",
                "group Life",
                "{\"members\":\"ada\"}",
                () -> id = operator.post("/api/groups", "{\"name\": \"Life\", \"members\": [\"ada\"]}")
                        .json()
                        .path("id")
                        .asLong());
        does(
                Action.GROUP_ENDED,
                "*operator",
                "group Life",
                "{}",
                () -> operator.post("/api/groups/" + id + "/delete", ""));
    }

    private void ofTheirOwners() {
        does(Action.ACCOUNT_SIGNED_IN, "ada", "account ada", "{\"by\":\"link\"}", () -> {
            browser = new Browser(port);
            browser.get("/api/session");
            browser.post("/api/session/link", "{\"code\": \"%s\"}".formatted(code));
            browser.get("/api/session");
        });
        does(Action.ACCOUNT_SIGNED_OUT, "ada", "account ada", "{}", () -> browser.post("/api/session/end", ""));
        does(
                Action.ACCOUNT_SIGN_IN_FAILED,
                null,
                "account ada",
                "{}",
                () -> new Browser(port).signIn("ADA ", "wrong one"));
        does(Action.ACCOUNT_SIGNED_IN, "ada", "account ada", "{\"by\":\"password\"}", () -> browser = signedIn("ada"));
        does(
                Action.ACCOUNT_PASSWORD_CHANGED,
                "ada",
                "account ada",
                "{}",
                () -> browser.post(
                        "/api/account/password",
                        "{\"current\": \"%s\", \"chosen\": \"another long one\"}".formatted(PASSWORD)));
        does(
                Action.ACCOUNT_SESSIONS_ENDED,
                "ada",
                "account ada",
                "{}",
                () -> browser.post("/api/account/sign-out-everywhere", ""));
    }

    private void ofTokens() {
        String permissions = "{\"permissions\":\"read, run\"}";
        does(Action.TOKEN_MADE, "ada", "token of Ada's notebook", permissions, () -> {
            JsonNode made = browser.post("/api/account/tokens", """
                            {"name": "of Ada's notebook", "permissions": ["run", "read"]}""").json();
            id = made.path("id").asLong();
            secret = made.path("secret").asString();
        });
        does(
                Action.TOKEN_REVOKED,
                "ada",
                "token of Ada's notebook",
                permissions,
                () -> browser.post("/api/account/tokens/" + id + "/revoke", ""));
    }

    private void ofApps() {
        try (GitRepository repository = repository("adas", "{\"name\": \"Ada's\"}")) {
            does(Action.APP_REGISTERED, "ada", "app adas", version(1, repository), () -> register(repository));
            does(Action.APP_REGISTERED, "ada", "app adas", version(2, repository), () -> register(repository));
            repository.file("README.md", "two").commit("second");
            does(
                    Action.APP_VERSION_FOUND,
                    "ada",
                    "app adas",
                    version(3, repository),
                    () -> browser.post("/api/apps/adas/sync", ""));
            repository.file("README.md", "three").commit("third");
            does(Action.APP_VERSION_FOUND, "*hook", "app adas", version(4, repository), this::pushes);
            does(
                    Action.APP_VERSION_CHOSEN,
                    "ada",
                    "app adas",
                    "{\"version\":\"1\"}",
                    () -> browser.post("/api/apps/adas/versions/1/use", ""));
            String named = "{\"secret\":\"API_KEY\"}";
            does(
                    Action.APP_SECRET_SET,
                    "ada",
                    "app adas",
                    named,
                    () -> browser.post(
                            "/api/apps/adas/secrets", "{\"name\": \"API_KEY\", \"value\": \"wrong for an audit\"}"));
            does(
                    Action.APP_SECRET_DELETED,
                    "ada",
                    "app adas",
                    named,
                    () -> browser.post("/api/apps/adas/secrets/API_KEY/delete", ""));
            does(
                    Action.APP_ACCESS_SET,
                    "ada",
                    "app adas",
                    "{\"accounts\":\"ada\",\"groups\":\"\",\"restricted\":\"false\"}",
                    () -> browser.post("/api/apps/adas/access", "{\"restricted\": false, \"accounts\": [\"ada\"]}"));
            account("bob", "publisher");
            Browser bob = signedIn("bob");
            does(Action.APP_REFUSED, "bob", "app adas", "{}", () -> bob.post("/api/apps/adas/versions/1/use", ""));
            does(Action.APP_REFUSED, "bob", "app adas", "{}", () -> bob.post("/api/apps/adas/sync", ""));
        }
    }

    private void ofRuns() {
        CountedStatements.clear();
        does(
                Action.RUN_SUBMITTED,
                "ada",
                "run adas",
                "{\"version\":\"1\"}",
                () -> id = browser.post("/api/apps/adas/run", "{\"inputs\": {}}")
                        .json()
                        .path("run_id")
                        .asLong());
        assertThat(CountedStatements.about("INTO audit_events"))
                .as("what it costs")
                .hasSize(1);
        does(Action.RUN_CANCELLED, "ada", "run adas", "{}", () -> browser.post("/api/runs/" + id + "/cancel", ""));
        id = submit("adas", "{}");
        worker.claims(id);
        worker.succeeds(id, "{\"table\": [{\"a\": 1}]}", null);
        for (String format : new String[] {"csv", "json", "xlsx", "pdf"}) {
            does(
                    Action.RUN_EXPORTED,
                    "*operator",
                    "run adas",
                    "{\"format\":\"%s\"}".formatted(format),
                    () -> operator.file("/api/runs/" + id + "/export/" + format));
            assertThat(events().getLast().at("/subject/id").asLong()).isEqualTo(id);
        }
        ofLinksToARun("/api/runs/" + id + "/shares");
    }

    private void ofLinksToARun(String shares) {
        does(Action.RUN_SHARED, "*operator", "run adas", null, () -> {
            JsonNode made = operator.post(shares, "{}").json();
            id = made.path("id").asLong();
            sharedCode = made.path("path").asString().replace("/shared#", "");
        });
        does(
                Action.RUN_EXPORTED,
                null,
                "run adas",
                "{\"format\":\"json\",\"shared_by\":\"*operator\"}",
                () -> new ApiClient(port).file("/api/shared/" + sharedCode + "/export/json"));
        does(
                Action.RUN_SHARE_ENDED,
                "*operator",
                "run adas",
                "{\"link\":\"%d\"}".formatted(id),
                () -> operator.post(shares + "/" + id + "/revoke", ""));
    }

    /// Does something that is noted.
    ///
    /// @param account who must have done it; null for somebody who is not known
    /// @param subject kind and name
    /// @param details JSON; null for any
    private void does(
            Action action, @Nullable String account, String subject, @Nullable String details, Runnable deed) {
        forget();
        deed.run();
        assertThat(events()).as(action.json()).hasSize(1);
        JsonNode event = events().getFirst();
        assertThat(event.path("action").asString()).isEqualTo(action.json());
        assertThat(action.json()).startsWith(event.at("/subject/kind").asString() + ".");
        assertThat(subject(event)).isEqualTo(subject);
        assertThat(event.at("/subject/id").isNull()).isEqualTo(WITHOUT_ID.contains(action));
        assertThat(event.path("account").asString(null)).isEqualTo(account);
        boolean isHook = "*hook".equals(account);
        assertThat(event.path("account_id").asString(null)).isEqualTo(isHook || account == null ? null : idOf(account));
        assertThat(event.path("place").asString(null)).isEqualTo(isHook ? null : "127.0.0.1");
        if (details != null) {
            assertThat(event.path("details").toString()).isEqualTo(details);
        }
        seen.add(action);
    }

    private String idOf(String account) {
        return database.sql("SELECT id FROM accounts WHERE name = :name")
                .param("name", account)
                .query(String.class)
                .single();
    }

    private void register(GitRepository repository) {
        ApiClient.Answer answer =
                browser.post("/api/apps/register", "{\"repo_url\": \"%s\"}".formatted(repository.url()));
        worker.checks(answer.json().at("/latest_version/id").asLong());
    }

    private void pushes() {
        String push = "{\"ref\": \"refs/heads/main\", \"after\": \"01\", \"project\": {\"default_branch\": \"main\"}}";
        api.post("/api/hooks/gitlab/adas", push, "X-Gitlab-Event", "Push Hook", "X-Gitlab-Token", HOOK_SECRET);
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> !operator.get("/api/apps/adas")
                        .json()
                        .at("/last_look/wanted")
                        .asBoolean(true));
    }

    private static String version(int number, GitRepository repository) {
        return "{\"commit\":\"%s\",\"version\":\"%d\"}".formatted(repository.head(), number);
    }
}
