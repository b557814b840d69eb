package dev.stoa.api.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stoa.api.support.ApiClient;
import dev.stoa.api.support.Browser;
import dev.stoa.api.support.LocalAccountsTest;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SignInIT extends LocalAccountsTest {
    private static final String SESSION = "STOA_SESSION";

    @Test
    void nobodyIsLetInWithoutSigningIn() {
        ApiClient nobody = new ApiClient(port);
        ApiClient.Answer answer = nobody.get("/api/apps");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"Stoa\"");
        assertThat(answer.json().path("detail").asString())
                .isEqualTo("Sign in at /sign-in, or send an API token as `Authorization: Bearer stoa_...`.");
        assertThat(nobody.post("/api/apps/x/run", "{}").status()).isEqualTo(401);
        assertThat(nobody.get("/health").status()).isEqualTo(200);
        assertThat(nobody.get("/api/session").json().toString())
                .isEqualTo("{\"mode\":\"local\",\"label\":null,\"name\":null,\"permissions\":[]}");
    }

    @Test
    void thereIsNoProviderWherePasswordsAre() {
        ApiClient nobody = new ApiClient(port);
        assertThat(nobody.get("/oauth2/authorization/stoa").status()).isEqualTo(404);
        assertThat(nobody.get("/login/oauth2/code/stoa?code=a&state=b").status())
                .isEqualTo(404);
    }

    @Test
    void whoSignsInIsKnownUntilSigningOut() {
        account("ada", "runner");
        Browser browser = signedIn("ada");
        assertThat(browser.get("/api/session").json().toString())
                .isEqualTo("{\"mode\":\"local\",\"label\":null,\"name\":\"ada\",\"permissions\":[\"read\",\"run\"]}");
        assertThat(browser.get("/api/apps").status()).isEqualTo(200);
        assertThat(browser.post("/api/session/end", "").status()).isEqualTo(204);
        assertThat(browser.get("/api/apps").status()).isEqualTo(401);
    }

    @Test
    void aSessionsCookieIsNotForScriptsNorForOtherSites() {
        account("ada", "runner");
        Browser browser = new Browser(port);
        assertThat(browser.get("/api/session").headers().allValues("Set-Cookie"))
                .as("the value against forged requests")
                .singleElement()
                .asString()
                .contains("XSRF-TOKEN=")
                .contains("SameSite=Lax");
        String cookie = browser.signIn("ada", PASSWORD).headers().allValues("Set-Cookie").stream()
                .filter(value -> value.startsWith(SESSION + "="))
                .findFirst()
                .orElseThrow();
        assertThat(cookie).contains("HttpOnly").contains("SameSite=Lax");
    }

    /// Nobody would see the token, and it would outlast the operator's.
    @Test
    void anAccountThatNobodySignsInToHasNoTokens() {
        assertThat(operator.post("/api/account/tokens", "{\"name\": \"x\", \"permissions\": [\"read\"]}")
                        .body())
                .contains("This account has no tokens; nobody signs in to it.");
        database.sql("""
                INSERT INTO api_tokens (account_id, name, hash, permissions)
                SELECT id, 'of before', sha256('stoa_of_before'), '{READ}' FROM accounts WHERE name = '*operator'
                """).update();
        assertThat(new ApiClient(port)
                        .withToken("stoa_of_before")
                        .get("/api/apps")
                        .status())
                .isEqualTo(401);
    }

    /// OWASP ASVS 5.0, 7.2.3 asks for 128 random bits; a UUID has 122.
    @Test
    void aSessionsIdHasMoreRandomBitsThanAUuid() {
        account("ada", "runner");
        List<String> ids =
                Stream.generate(() -> signedIn("ada").cookie(SESSION)).limit(5).toList();
        assertThat(ids).doesNotHaveDuplicates().allSatisfy(id -> {
            assertThat(id).matches("[A-Za-z0-9_-]{36}");
            assertThat(id).doesNotMatch("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
        });
    }

    @Test
    void aPasswordIsKeptAsASlowHashWithASaltOfItsOwn() {
        account("ada", "runner");
        account("bob", "runner");
        var hashes = database.sql("SELECT password_hash FROM accounts WHERE name IN ('ada', 'bob')")
                .query(String.class)
                .list();
        assertThat(hashes)
                .hasSize(2)
                .doesNotHaveDuplicates()
                .allSatisfy(hash -> assertThat(hash).startsWith("{bcrypt}$2a$10$"));
    }

    @Test
    void signingInGivesTheSessionAnotherId() {
        account("ada", "runner");
        Browser first = signedIn("ada");
        Browser lured = new Browser(port);
        lured.setCookie(SESSION, first.cookie(SESSION));
        assertThat(lured.signIn("ada", PASSWORD).status()).isEqualTo(204);
        assertThat(lured.cookie(SESSION)).isNotEqualTo(first.cookie(SESSION));
        assertThat(first.get("/api/apps").status()).as("the id that was known").isEqualTo(401);
    }

    @Test
    void anotherSitesPageCannotUseTheCookies() {
        account("ada", "runner");
        String app = readyApp();
        Browser browser = signedIn("ada");
        ApiClient.Answer answer = browser.postFromElsewhere("/api/apps/" + app + "/run", "{\"inputs\": {}}");
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.json().path("detail").asString()).contains("X-XSRF-TOKEN");
        assertThat(browser.post("/api/apps/" + app + "/run", "{\"inputs\": {}}").status())
                .isEqualTo(202);
    }

    @Test
    void aWrongNameAndAWrongPasswordAreAnsweredAlike() {
        account("ada", "runner");
        account("gone", "runner");
        operator.post("/api/accounts/" + id("gone") + "/disable", "");
        List<ApiClient.Answer> answers = List.of(
                new Browser(port).signIn("ada", "wrong"),
                new Browser(port).signIn("nobody", "wrong"),
                new Browser(port).signIn("gone", PASSWORD));
        assertThat(answers).extracting(ApiClient.Answer::status).containsOnly(401);
        assertThat(answers)
                .extracting(ApiClient.Answer::body)
                .containsOnly(answers.getFirst().body());
        assertThat(answers.getFirst().body()).contains("The name or the password is wrong.");
    }

    @Test
    void guessingIsSlowedDownAlsoForNamesThatDoNotExist() {
        account("ada", "runner");
        for (String name : List.of("ada", "nobody")) {
            for (int i = 0; i < 6; i++) {
                assertThat(new Browser(port).signIn(name, "wrong " + i).status())
                        .isEqualTo(401);
            }
            ApiClient.Answer answer = new Browser(port).signIn(name, PASSWORD);
            assertThat(answer.status()).isEqualTo(429);
            assertThat(answer.header("Retry-After")).matches("[12]");
        }
        database.sql("UPDATE sign_in_failures SET failed_at = now() - interval '1 minute'")
                .update();
        assertThat(new Browser(port).signIn("ADA ", PASSWORD).status()).isEqualTo(204);
        assertThat(new Browser(port).signIn("ada", "wrong").status())
                .as("begins anew")
                .isEqualTo(401);
    }

    @Test
    void aChangedPasswordEndsTheOtherSessions() {
        account("ada", "runner");
        Browser here = signedIn("ada");
        Browser elsewhere = signedIn("ada");
        assertThat(change(here, "wrong", "another long one").body()).contains("The current password is wrong.");
        assertThat(change(here, PASSWORD, "short").body())
                .contains("The password has 5 characters; it needs at least 12.");
        assertThat(change(here, PASSWORD, "Qwerty123456").status()).isEqualTo(422);
        assertThat(change(here, PASSWORD, "Qwerty123456").body())
                .contains("The password is one that many people have, so it is tried first.");
        assertThat(change(here, PASSWORD, "another long one").status()).isEqualTo(204);
        assertThat(here.get("/api/account").status()).isEqualTo(200);
        assertThat(elsewhere.get("/api/account").status()).isEqualTo(401);
        assertThat(new Browser(port).signIn("ada", PASSWORD).status()).isEqualTo(401);
        assertThat(new Browser(port).signIn("ada", "another long one").status()).isEqualTo(204);
    }

    @Test
    void aSessionEndsAMonthAfterItBeganHoweverOftenItIsUsed() {
        account("ada", "runner");
        Browser browser = signedIn("ada");
        age("29 days 23 hours");
        assertThat(browser.get("/api/account").status()).isEqualTo(200);
        age("30 days 1 minute");
        assertThat(browser.get("/api/account").status()).isEqualTo(401);
        assertThat(database.sql("SELECT count(*) FROM spring_session")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(browser.signIn("ada", PASSWORD).status()).isEqualTo(204);
        assertThat(browser.get("/api/account").status()).isEqualTo(200);
    }

    /// Has all sessions have begun so long ago.
    private void age(String interval) {
        database.sql("UPDATE spring_session SET creation_time = extract(epoch FROM now() - :age::interval) * 1000")
                .param("age", interval)
                .update();
    }

    @Test
    void aPasswordMayBeAsLongAsTheMethodTakes() {
        account("ada", "runner");
        Browser browser = signedIn("ada");
        String longest = "few words of ".repeat(6).substring(0, 72);
        ApiClient.Answer refused = change(browser, PASSWORD, longest + "w");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("The password takes 73 bytes; it may take 72.");
        assertThat(change(browser, PASSWORD, longest).status()).isEqualTo(204);
        assertThat(new Browser(port).signIn("ada", longest).status()).isEqualTo(204);
        assertThat(new Browser(port).signIn("ada", longest.substring(0, 71)).status())
                .isEqualTo(401);
    }

    @Test
    void signingOutEverywhereLeavesThisBrowserSignedIn() {
        account("ada", "runner");
        Browser here = signedIn("ada");
        Browser elsewhere = signedIn("ada");
        assertThat(here.post("/api/account/sign-out-everywhere", "").status()).isEqualTo(204);
        assertThat(here.get("/api/account").status()).isEqualTo(200);
        assertThat(elsewhere.get("/api/account").status()).isEqualTo(401);
    }

    @Test
    void aLinkSignsInOnceAndLetsAPasswordBeChosen() {
        operator.post("/api/accounts", "{\"name\": \"new\", \"role\": \"runner\"}");
        String id = database.sql("SELECT id FROM accounts WHERE name = 'new'")
                .query(String.class)
                .single();
        String path = operator.post("/api/accounts/" + id + "/link", "")
                .json()
                .path("path")
                .asString();
        String code = "{\"code\": \"%s\"}".formatted(path.substring(path.indexOf('#') + 1));
        Browser browser = new Browser(port);
        browser.get("/api/session");
        assertThat(browser.post("/api/session/link", code).status()).isEqualTo(204);
        browser.get("/api/session");
        assertThat(change(browser, null, PASSWORD).status()).isEqualTo(204);
        assertThat(new Browser(port).signIn("new", PASSWORD).status()).isEqualTo(204);
        Browser again = new Browser(port);
        again.get("/api/session");
        ApiClient.Answer refused = again.post("/api/session/link", code);
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.body()).contains("This link was used or has expired. Ask an administrator for another one.");
    }

    @Test
    void anotherLinkEndsTheOneBefore() {
        account("ada", "runner");
        String first = codeOfLink();
        String second = codeOfLink();
        Browser browser = new Browser(port);
        browser.get("/api/session");
        assertThat(browser.post("/api/session/link", first).status()).isEqualTo(401);
        assertThat(browser.post("/api/session/link", second).status()).isEqualTo(204);
    }

    private String codeOfLink() {
        String path = operator.post("/api/accounts/" + id("ada") + "/link", "")
                .json()
                .path("path")
                .asString();
        return "{\"code\": \"%s\"}".formatted(path.substring(path.indexOf('#') + 1));
    }

    @Test
    void whoCameByALinkMayChooseAPasswordOnceWithoutTheForgottenOne() {
        account("ada", "runner");
        Browser browser = new Browser(port);
        browser.get("/api/session");
        browser.post("/api/session/link", codeOfLink());
        browser.get("/api/session");
        assertThat(change(browser, null, "another long one").status()).isEqualTo(204);
        assertThat(change(browser, null, "yet another long one").body()).contains("The current password is wrong.");
        assertThat(new Browser(port).signIn("ada", "another long one").status()).isEqualTo(204);
    }

    @Test
    void theOperatorIsNoAccountThatAnybodyManagesOrSignsInTo() {
        assertThat(operator.get("/api/account").json().path("name").asString()).isEqualTo("*operator");
        String id = operator.get("/api/account").json().path("id").asString();
        assertThat(operator.get("/api/accounts").body()).isEqualTo("[]");
        assertThat(operator.post("/api/accounts/" + id + "/disable", "").status())
                .isEqualTo(404);
        assertThat(operator.post("/api/accounts/" + id + "/link", "").status()).isEqualTo(404);
        assertThat(operator.post("/api/account/password", "{\"chosen\": \"a long password\"}")
                        .body())
                .contains("This account has no password");
    }

    @Test
    void whoIsDisabledOrGivenAnotherRoleNoticesAtOnce() {
        account("ada", "publisher");
        Browser browser = signedIn("ada");
        ApiClient token = withToken("ada", "[\"read\", \"publish\"]");
        operator.post("/api/accounts/" + id("ada"), "{\"display_name\": \"Ada\", \"role\": \"viewer\"}");
        assertThat(browser.post("/api/apps/register", "{}").status()).isEqualTo(403);
        assertThat(token.post("/api/apps/register", "{}").status()).isEqualTo(403);
        assertThat(token.get("/api/apps").status()).isEqualTo(200);
        operator.post("/api/accounts/" + id("ada") + "/disable", "");
        assertThat(browser.get("/api/apps").status()).isEqualTo(401);
        assertThat(token.get("/api/apps").status()).isEqualTo(401);
        operator.post("/api/accounts/" + id("ada") + "/enable", "");
        assertThat(browser.get("/api/apps").status())
                .as("its sessions are gone")
                .isEqualTo(401);
    }

    @Test
    void theLastAdministratorStays() {
        account("root", "admin");
        assertThat(operator.post("/api/accounts/" + id("root") + "/disable", "").body())
                .contains("root is the last account that may administer. Make another one an admin first.");
        assertThat(operator.post("/api/accounts/" + id("root"), "{\"display_name\": \"\", \"role\": \"viewer\"}")
                        .status())
                .isEqualTo(422);
        account("second", "admin");
        assertThat(operator.post("/api/accounts/" + id("root") + "/disable", "").status())
                .isEqualTo(200);
    }

    private static ApiClient.Answer change(Browser browser, @Nullable String current, String chosen) {
        return browser.post(
                "/api/account/password",
                String.format(
                        Locale.ROOT,
                        "{\"current\": %s, \"chosen\": \"%s\"}",
                        current == null ? "null" : "\"" + current + "\"",
                        chosen));
    }
}
