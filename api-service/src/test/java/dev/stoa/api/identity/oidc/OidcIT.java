package dev.stoa.api.identity.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stoa.api.support.ApiClient;
import dev.stoa.api.support.Browser;
import dev.stoa.api.support.OidcAccountsTest;
import dev.stoa.api.support.OidcProvider;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

class OidcIT extends OidcAccountsTest {
    private static final String SESSION = "STOA_SESSION";
    private static final OidcProvider PROVIDER = OidcProvider.start(0);

    private Browser browser;

    @DynamicPropertySource
    static void provider(DynamicPropertyRegistry registry) {
        registry.add("stoa.auth.oidc.issuer", PROVIDER::issuer);
        registry.add("stoa.auth.oidc.roles.admin", () -> "stoa-administrators");
    }

    @BeforeEach
    void anHonestProvider() {
        PROVIDER.forget();
        PROVIDER.says("1", person("ada", "runner"));
        browser = new Browser(port);
    }

    @Test
    void thePageIsToldWhereOneSignsIn() {
        assertThat(browser.get("/api/session").json().toString())
                .isEqualTo("{\"mode\":\"oidc\",\"label\":\"Example ID\",\"name\":null,\"permissions\":[]}");
        assertThat(browser.get("/api/apps").status()).isEqualTo(401);
    }

    @Test
    void aBrowserIsSentToTheProviderWithStateNonceAndPkce() {
        assertThat(begin(browser, ""))
                .startsWith(PROVIDER.issuer() + "/oauth2/authorize?response_type=code&client_id=stoa-of-the-tests")
                .contains("&scope=openid%20profile&", "&state=", "&nonce=", "&code_challenge=")
                .contains("&code_challenge_method=S256");
    }

    @Test
    void whoSignsInHasTheRoleOfTheClaim() {
        assertThat(signIn(browser, PROVIDER, "1")).isEqualTo("/");
        assertThat(browser.get("/api/session").json().toString())
                .isEqualTo(
                        "{\"mode\":\"oidc\",\"label\":\"Example ID\",\"name\":\"ada\",\"permissions\":[\"read\",\"run\"]}");
        assertThat(account("ada")).isEqualTo("ada|The ada|RUNNER|1");
        assertThat(browser.get("/api/account").json().path("last_sign_in_at").isNull())
                .isFalse();
        assertThat(browser.get("/api/accounts").status()).isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({"viewer,VIEWER", "runner,RUNNER", "publisher,PUBLISHER", "stoa-administrators,ADMIN"})
    void eachRoleHasAValue(String value, String role) {
        PROVIDER.says("1", person("ada", "something", value));
        signIn(browser, PROVIDER, "1");
        assertThat(account("ada")).isEqualTo("ada|The ada|%s|1".formatted(role));
    }

    @Test
    void aChangedClaimChangesRoleAndDisplayNameAtTheNextSignIn() {
        signIn(browser, PROVIDER, "1");
        PROVIDER.says("1", Map.of("preferred_username", "lovelace", "name", "Ada L.", "roles", List.of("publisher")));
        assertThat(account("ada")).isEqualTo("ada|The ada|RUNNER|1");
        signIn(new Browser(port), PROVIDER, "1");
        assertThat(account("ada")).isEqualTo("ada|Ada L.|PUBLISHER|1");
        assertThat(browser.get("/api/session").json().path("permissions"))
                .as("in a session from before")
                .hasSize(3);
    }

    @Test
    void whatTheProviderSaysIsInTheAuditTrail() {
        signIn(browser, PROVIDER, "1");
        PROVIDER.says("1", person("ada", "publisher"));
        signIn(new Browser(port), PROVIDER, "1");
        String id = database.sql("SELECT id FROM accounts WHERE name = 'ada'")
                .query(String.class)
                .single();
        assertThat(operator.get("/api/audit?subject=account:" + id).json())
                .allSatisfy(event -> {
                    assertThat(event.path("account").asString()).isEqualTo("ada");
                    assertThat(event.path("place").asString()).isEqualTo("127.0.0.1");
                })
                .extracting(event ->
                        event.path("action").asString() + event.path("details").toString())
                .containsExactly(
                        "account.signed_in{\"by\":\"provider\"}",
                        "account.changed{\"by\":\"provider\",\"from\":\"runner\",\"to\":\"publisher\"}",
                        "account.signed_in{\"by\":\"provider\"}",
                        "account.made{\"by\":\"provider\",\"role\":\"runner\"}");
    }

    @Test
    void aClaimThatIsToldOnlyWhenAskedCountsToo() {
        PROVIDER.says("1", Map.of("preferred_username", "ada"));
        PROVIDER.saysWhenAsked("1", Map.of("roles", List.of("publisher")));
        signIn(browser, PROVIDER, "1");
        assertThat(account("ada")).isEqualTo("ada|ada|PUBLISHER|1");
    }

    @Test
    void whatIsSaidOfSomebodyElseIsRefused() {
        PROVIDER.saysWhenAsked("1", Map.of("sub", "2", "roles", List.of("stoa-administrators")));
        assertThat(signIn(browser, PROVIDER, "1")).isEqualTo("/sign-in?failed=invalid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"guest", "RUNNER", "admin"})
    void whoHasNoRoleIsRefusedAndGetsNoAccount(String value) {
        PROVIDER.says("1", person("ada", value));
        assertThat(signIn(browser, PROVIDER, "1")).isEqualTo("/sign-in?failed=no-role");
        assertThat(browser.get("/api/apps").status()).isEqualTo(401);
        assertThat(operator.get("/api/accounts").body()).isEqualTo("[]");
    }

    @Test
    void anAccountIsFoundBySubjectAndItsNameIsItsOwn() {
        PROVIDER.says("2", person("Ada", "viewer"));
        signIn(browser, PROVIDER, "1");
        signIn(new Browser(port), PROVIDER, "2");
        signIn(new Browser(port), PROVIDER, "2");
        signIn(new Browser(port), PROVIDER, "1");
        assertThat(account("ada")).isEqualTo("ada|The ada|RUNNER|1");
        assertThat(account("ada-2")).isEqualTo("ada-2|The Ada|VIEWER|2");
        assertThat(operator.get("/api/accounts").json()).hasSize(2);
    }

    @Test
    void nobodyTakesOverAnAccountOfStoasOwn() {
        database.sql("INSERT INTO accounts (name, display_name, role) VALUES ('ada', 'Own', 'ADMIN')")
                .update();
        signIn(browser, PROVIDER, "1");
        assertThat(account("ada-2")).isEqualTo("ada-2|The ada|RUNNER|1");
        assertThat(browser.get("/api/accounts").status()).isEqualTo(403);
    }

    @Test
    void theSessionGetsAnotherIdAndKeepsNothingButTheAccount() {
        String callback = callback(browser, PROVIDER, "1", "");
        String before = browser.cookie(SESSION);
        browser.get(callback);
        assertThat(browser.cookie(SESSION)).isNotEmpty().isNotEqualTo(before);
        Browser known = new Browser(port);
        known.setCookie(SESSION, before);
        assertThat(known.get("/api/apps").status()).isEqualTo(401);
        assertThat(database.sql("SELECT attribute_name FROM spring_session_attributes")
                        .query(String.class)
                        .list())
                .containsExactly(
                        "org.springframework.session.FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME");
    }

    @Test
    void aCallbackIsTakenOnceAndFromTheBrowserThatHasBegun() {
        String callback = callback(browser, PROVIDER, "1", "");
        Browser lured = new Browser(port);
        assertThat(end(lured, callback)).isEqualTo("/sign-in?failed=stale");
        begin(lured, "");
        assertThat(end(lured, callback)).as("which began another").isEqualTo("/sign-in?failed=stale");
        assertThat(lured.get("/api/apps").status()).isEqualTo(401);
        assertThat(end(browser, callback)).isEqualTo("/");
        assertThat(end(browser, callback)).as("again").isEqualTo("/sign-in?failed=stale");
    }

    @Test
    void aForgedStateIsRefused() {
        String callback = callback(browser, PROVIDER, "1", "");
        String forged = callback.replaceAll("state=[^&]*", "state=forged");
        assertThat(end(browser, forged)).isEqualTo("/sign-in?failed=stale");
        assertThat(end(browser, callback.replaceAll("&?state=[^&]*", ""))).isEqualTo("/sign-in?failed=invalid");
        assertThat(browser.get("/api/apps").status()).isEqualTo(401);
    }

    @Test
    void anothersCodeIsRefused() {
        String others = callback(new Browser(port), PROVIDER, "1", "");
        String own = callback(browser, PROVIDER, "1", "");
        String code = others.replaceAll(".*[?&](code=[^&]*).*", "$1");
        assertThat(end(browser, own.replaceAll("code=[^&]*", code)))
                .as("its PKCE challenge was made elsewhere")
                .isEqualTo("/sign-in?failed=invalid");
        assertThat(browser.get("/api/apps").status()).isEqualTo(401);
    }

    static Stream<Named<Consumer<JwtClaimsSet.Builder>>> lies() {
        return Stream.of(
                Named.of("issuer", claims -> claims.issuer("http://127.0.0.1:1")),
                Named.of("audience", claims -> claims.audience(List.of("another"))),
                Named.of("authorized party", claims -> claims.claim("azp", "another")),
                Named.of("nonce", claims -> claims.claim("nonce", "another")),
                Named.of("no nonce", claims -> claims.claims(all -> all.remove("nonce"))),
                Named.of(
                        "expired",
                        claims -> claims.issuedAt(Instant.now().minusSeconds(7200))
                                .expiresAt(Instant.now().minusSeconds(3600))));
    }

    @ParameterizedTest
    @MethodSource("lies")
    void anIdTokenThatIsNotMeantForThisSignInIsRefused(Consumer<JwtClaimsSet.Builder> lie) {
        PROVIDER.lies(lie);
        assertThat(signIn(browser, PROVIDER, "1")).isEqualTo("/sign-in?failed=invalid");
        assertThat(browser.get("/api/apps").status()).isEqualTo(401);
        assertThat(operator.get("/api/accounts").body()).isEqualTo("[]");
    }

    @Test
    void anIdTokenSignedByAnotherKeyIsRefused() {
        PROVIDER.signsWithAnotherKey();
        assertThat(signIn(browser, PROVIDER, "1")).isEqualTo("/sign-in?failed=invalid");
        assertThat(browser.get("/api/apps").status()).isEqualTo(401);
    }

    @Test
    void aProviderThatFailsIsAway() {
        PROVIDER.lies(claims -> {
            throw new IllegalStateException("as a provider of the tests is told to");
        });
        assertThat(signIn(browser, PROVIDER, "1")).isEqualTo("/sign-in?failed=away");
    }

    @Test
    void theWayBackLeadsToNoHostThatTheRequestNamed() {
        assertThat(browser.get("/login/oauth2/code/stoa?code=x&state=x").header("Location"))
                .isEqualTo("/sign-in?failed=stale");
    }

    @Test
    void whoDoesNotAgreeAtTheProviderIsToldSo() {
        String state = begin(browser, "").replaceAll(".*[?&](state=[^&]*).*", "$1");
        assertThat(end(browser, "/login/oauth2/code/stoa?error=access_denied&" + state))
                .isEqualTo("/sign-in?failed=denied");
    }

    @Test
    void thePageThatWasWantedIsComeTo() {
        String callback = callback(browser, PROVIDER, "1", "?next=%2Fruns%3Fapp%3D7%26where%3Da%2520b");
        assertThat(end(browser, callback)).isEqualTo("/runs?app=7&where=a%20b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https%3A%2F%2Fevil.example", "%2F%2Fevil.example", "%2F%5Cevil.example", "%2F%09%2Fevil.example"
            })
    void anotherSiteIsNot(String next) {
        String callback = callback(browser, PROVIDER, "1", "?next=" + next);
        assertThat(end(browser, callback)).isEqualTo("/");
    }

    @Test
    void aDisabledAccountIsRefusedAtOnceAndAtTheNextSignIn() {
        signIn(browser, PROVIDER, "1");
        ApiClient token = token();
        PROVIDER.says("1", person("ada", "stoa-administrators"));
        operator.post("/api/accounts/" + id("ada") + "/disable", "");
        assertThat(browser.get("/api/apps").status()).isEqualTo(401);
        assertThat(token.get("/api/apps").status()).isEqualTo(401);
        assertThat(signIn(browser, PROVIDER, "1")).isEqualTo("/sign-in?failed=disabled");
        assertThat(browser.get("/api/apps").status()).isEqualTo(401);
        assertThat(account("ada")).isEqualTo("ada|The ada|RUNNER|1");
        operator.post("/api/accounts/" + id("ada") + "/enable", "");
        assertThat(signIn(browser, PROVIDER, "1")).isEqualTo("/");
    }

    @Test
    void theLastAdministratorOfTheProviderStays() {
        database.sql("""
                INSERT INTO accounts (name, display_name, role, password_hash)
                VALUES ('root', 'Of before', 'ADMIN', '{noop}-')""").update();
        PROVIDER.says("1", person("ada", "stoa-administrators"));
        signIn(browser, PROVIDER, "1");
        assertThat(operator.post("/api/accounts/" + id("ada") + "/disable", "").body())
                .contains("ada is the last account that may administer.");
        assertThat(operator.post("/api/accounts/" + id("root") + "/disable", "").status())
                .isEqualTo(200);
    }

    @Test
    void tokensAndOwnershipAreAsEverywhere() {
        PROVIDER.says("2", person("bob", "runner"));
        String app = readyApp();
        signIn(browser, PROVIDER, "1");
        Browser bob = new Browser(port);
        signIn(bob, PROVIDER, "2");
        String run = token().post("/api/apps/" + app + "/run", "{\"inputs\": {}}")
                .json()
                .path("run_id")
                .asString();
        assertThat(browser.get("/api/runs/" + run).status()).isEqualTo(200);
        assertThat(bob.get("/api/runs/" + run).status()).isEqualTo(404);
    }

    @Test
    void signingOutEndsTheSession() {
        signIn(browser, PROVIDER, "1");
        browser.get("/api/session");
        assertThat(browser.post("/api/session/end", "").status()).isEqualTo(204);
        assertThat(browser.get("/api/apps").status()).isEqualTo(401);
    }

    @Test
    void thereIsNoOtherWayIn() {
        signIn(browser, PROVIDER, "1");
        browser.get("/api/session");
        List<ApiClient.Answer> answers = List.of(
                new Browser(port).signIn("ada", "correct horse battery"),
                browser.post("/api/session/link", "{\"code\": \"a\"}"),
                browser.post("/api/account/password", "{\"chosen\": \"correct horse battery\"}"),
                operator.post("/api/accounts", "{\"name\": \"eve\", \"role\": \"admin\"}"),
                operator.post("/api/accounts/" + id("ada") + "/link", ""));
        assertThat(answers).extracting(ApiClient.Answer::status).containsOnly(422);
        assertThat(answers)
                .extracting(answer -> answer.json().path("detail").asString())
                .containsOnly("People sign in with Example ID here, so Stoa has no passwords, links or invitations.");
    }

    private static Map<String, Object> person(String name, String... roles) {
        return Map.of("preferred_username", name, "name", "The " + name, "roles", List.of(roles));
    }

    private ApiClient token() {
        browser.get("/api/session");
        ApiClient.Answer made =
                browser.post("/api/account/tokens", "{\"name\": \"of a test\", \"permissions\": [\"read\", \"run\"]}");
        return new ApiClient(port).withToken(made.json().path("secret").asString());
    }

    private String id(String name) {
        return database.sql("SELECT id FROM accounts WHERE name = ?")
                .param(name)
                .query(String.class)
                .single();
    }

    private String account(String name) {
        return database.sql("SELECT concat_ws('|', name, display_name, role, subject) FROM accounts WHERE name = ?")
                .param(name)
                .query(String.class)
                .single();
    }
}
