package dev.stoa.api.attack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stoa.api.attack.RawHttp.Reply;
import dev.stoa.api.support.ApiClient;
import dev.stoa.api.support.Browser;
import dev.stoa.api.support.LocalAccountsTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Requests that another site's page, a lured browser or a stranger on the line would make.
class ForgedRequestIT extends LocalAccountsTest {
    private static final String EVIL = "evil.example";

    private Browser ada;
    private String cookies;
    private long run;

    @BeforeEach
    void aBrowserIsSignedIn() {
        account("ada", "publisher");
        ada = signedIn("ada");
        cookies = "Cookie: STOA_SESSION=%s; XSRF-TOKEN=%s".formatted(ada.cookie("STOA_SESSION"), token());
        String app = readyApp();
        run = ada.post("/api/apps/" + app + "/run", "{\"inputs\": {}}")
                .json()
                .path("run_id")
                .asLong();
    }

    private String token() {
        return ada.cookie("XSRF-TOKEN");
    }

    private Reply cancel(String body, String... headers) {
        return RawHttp.send(port, "POST /api/runs/" + run + "/cancel", body, headers);
    }

    private void assertNotCancelled() {
        assertThat(database.sql("SELECT status FROM job_runs WHERE id = :id")
                        .param("id", run)
                        .query(String.class)
                        .single())
                .isEqualTo("PENDING");
    }

    @Test
    void theRequestThatTheOthersForgeIsAcceptedFromThePageItself() {
        assertThat(cancel("", cookies, "X-XSRF-TOKEN: " + token()).status()).isEqualTo(202);
    }

    @Test
    void noKindOfBodyMakesUpForTheHeader() {
        for (String header : List.of(
                "Content-Type: text/plain",
                "Content-Type: application/x-www-form-urlencoded",
                "Content-Type: multipart/form-data; boundary=x",
                "Content-Type: application/json",
                "Content-Type:",
                "Accept: */*")) {
            Reply reply = cancel("{\"a\": \"=\"}", cookies, header);
            assertThat(reply.status()).as(header).isEqualTo(403);
            assertThat(reply.body()).contains("X-XSRF-TOKEN");
            assertNotCancelled();
        }
    }

    @Test
    void noCallThatChangesSomethingIsOpenToAForm() {
        List<String> paths = new ArrayList<>(List.of("/api/session", "/api/session/end"));
        for (var path : operator.get("/api/openapi.json").json().path("paths").properties()) {
            // A hook shows its own secret.
            if (path.getValue().has("post") && !path.getKey().startsWith("/api/hooks/")) {
                paths.add(path.getKey().replaceAll("\\{\\w+}", "1"));
            }
        }
        assertThat(paths).hasSizeGreaterThan(25);
        for (String path : paths) {
            Reply reply = RawHttp.send(
                    port, "POST " + path, "name=ada", cookies, "Content-Type: application/x-www-form-urlencoded");
            assertThat(reply.status()).as(path).isEqualTo(403);
            assertThat(reply.body()).as(path).contains("X-XSRF-TOKEN");
        }
        assertThat(ada.get("/api/account").status()).isEqualTo(200);
    }

    /// A page of a neighbouring host can set a cookie for both, and a form has fields of its choice.
    @Test
    void aTossedCookieIsNotMatchedByAFieldOfAForm() {
        String tossed = "Cookie: XSRF-TOKEN=tossed; STOA_SESSION=%s".formatted(ada.cookie("STOA_SESSION"));
        for (String place : List.of("", "?_csrf=tossed")) {
            Reply reply = RawHttp.send(
                    port,
                    "POST /api/runs/" + run + "/cancel" + place,
                    "_csrf=tossed",
                    tossed,
                    "Content-Type: application/x-www-form-urlencoded");
            assertThat(reply.status()).as(place).isEqualTo(403);
        }
        assertNotCancelled();
    }

    @Test
    void twoTokensInCookiesAreNoWayRoundTheHeader() {
        String two = "Cookie: XSRF-TOKEN=tossed; XSRF-TOKEN=%s; STOA_SESSION=%s"
                .formatted(token(), ada.cookie("STOA_SESSION"));
        assertThat(cancel("", two).status()).isEqualTo(403);
        assertThat(cancel("", two, "X-XSRF-TOKEN: other").status()).isEqualTo(403);
        assertNotCancelled();
    }

    @Test
    void anotherOriginIsRefusedAlsoWithTheToken() {
        for (String origin : List.of(
                "https://evil.example",
                "null",
                "http://127.0.0.1",
                "http://localhost",
                "http://127.0.0.1.evil.example")) {
            Reply reply = cancel("", cookies, "X-XSRF-TOKEN: " + token(), "Origin: " + origin);
            assertThat(reply.status()).isEqualTo(403);
            assertThat(reply.header("Access-Control-Allow-Origin")).isEmpty();
            assertNotCancelled();
        }
    }

    @Test
    void aSessionInTheAddressIsNone() {
        for (String form : List.of(";jsessionid=%s", ";STOA_SESSION=%s", "?jsessionid=%s", "?STOA_SESSION=%s")) {
            for (String id : List.of(ada.cookie("STOA_SESSION"), sessionId())) {
                Reply reply = RawHttp.send(port, "GET /api/account" + form.formatted(id), "");
                assertThat(reply.status()).isIn(400, 401);
                assertThat(reply.all()).doesNotContain("ada").doesNotContain("Set-Cookie: STOA_SESSION");
            }
        }
    }

    @Test
    void aCookieThatIsNoSessionsIdIsNone() {
        for (String cookie : List.of("AAAA", "YQBi", "%00", "a b", "'", "x".repeat(4000))) {
            Reply reply = RawHttp.send(port, "GET /api/account", "", "Cookie: STOA_SESSION=" + cookie);
            assertThat(reply.status()).as(cookie).isEqualTo(401);
        }
    }

    @Test
    void anotherMethodThanTheRequestsIsNotTakenFromAHeaderOrAField() {
        for (String header : List.of("X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override")) {
            RawHttp.send(port, "GET /api/session/end?_method=POST", "", cookies, header + ": POST");
            assertThat(cancel("_method=GET", cookies, header + ": GET").status())
                    .as(header)
                    .isEqualTo(403);
            assertThat(RawHttp.send(
                                    port,
                                    "GET /api/runs/" + run + "/cancel?_method=POST",
                                    "",
                                    cookies,
                                    header + ": POST")
                            .status())
                    .as(header)
                    .isIn(404, 405);
        }
        assertThat(ada.get("/api/account").status()).isEqualTo(200);
        assertNotCancelled();
    }

    @Test
    void aRequestIsNotEchoed() {
        for (String method : List.of("TRACE", "TRACK", "DEBUG", "CONNECT", "PROPFIND", "get", "G\u00c4T")) {
            Reply reply = RawHttp.send(port, method + " /api/account", "", cookies, "X-Secret: mirrored");
            assertThat(reply.status()).as(method).isBetween(400, 501).isNotEqualTo(500);
            assertThat(reply.all()).doesNotContain("mirrored", ada.cookie("STOA_SESSION"), "\"ada\"");
        }
        Reply preflight = RawHttp.send(
                port,
                "OPTIONS /api/account",
                "",
                "Origin: https://evil.example",
                "Access-Control-Request-Method: POST",
                "Access-Control-Request-Headers: X-XSRF-TOKEN, Authorization");
        assertThat(preflight.status()).isEqualTo(403);
        assertThat(preflight.head()).doesNotContainIgnoringCase("Access-Control-Allow");
    }

    @Test
    void noAnswerLeadsToTheHostThatTheRequestNamed() {
        String operators = "Authorization: Bearer " + OPERATOR_TOKEN;
        String[] hosts = {
            "Host: " + EVIL,
            "X-Forwarded-Host: " + EVIL,
            "Forwarded: host=" + EVIL,
            "X-Forwarded-Proto: https",
            operators
        };
        Reply link = RawHttp.send(port, "POST /api/accounts/" + id("ada") + "/link", "", hosts);
        assertThat(link.status()).isEqualTo(201);
        assertThat(link.body()).contains("{\"path\":\"/sign-in#");
        Reply submission = RawHttp.send(
                port,
                "POST /api/apps/mortality/run",
                "{}",
                "Host: " + EVIL,
                "X-Forwarded-Host: " + EVIL,
                "Content-Type: application/json",
                operators);
        assertThat(submission.status()).isEqualTo(202);
        Reply share = RawHttp.send(
                port,
                "POST /api/runs/" + run + "/shares",
                "{}",
                "Host: " + EVIL,
                "X-Forwarded-Host: " + EVIL,
                "Content-Type: application/json",
                operators);
        for (Reply reply : List.of(
                link,
                submission,
                share,
                RawHttp.send(port, "GET /api/runs?limit=1", "", hosts),
                RawHttp.send(port, "GET /docs", "", hosts),
                RawHttp.send(port, "GET /runs/42/", "", hosts),
                RawHttp.send(port, "GET /api/openapi.json", "", hosts))) {
            assertStaysHere(reply);
            assertThat(reply.body()).doesNotContain(EVIL);
        }
        assertStaysHere(RawHttp.send(port, "GET //" + EVIL + "/", "", hosts));
        assertStaysHere(RawHttp.send(port, "GET /%5C" + EVIL + "/", "", hosts));
    }

    private static void assertStaysHere(Reply reply) {
        assertThat(reply.status()).isNotEqualTo(500);
        assertThat(reply.header("Location")).allMatch(to -> to.startsWith("/") && !to.startsWith("//"));
        assertThat(reply.header("Location").toString() + reply.header("Link")).doesNotContain(EVIL);
    }

    /// Each shows less than is asked for; together they must not show more.
    @Test
    void aTokenIsNotHelpedByTheSessionBesideIt() {
        account("root", "admin");
        ApiClient made = withToken("root", "[\"read\"]");
        assertThat(made.get("/api/apps").status()).isEqualTo(200);
        String token = signedIn("root")
                .post("/api/account/tokens", "{\"name\": \"x\", \"permissions\": [\"read\"]}")
                .json()
                .path("secret")
                .asString();
        Reply reply = RawHttp.send(
                port,
                "POST /api/apps/mortality/run",
                "{}",
                cookies,
                "X-XSRF-TOKEN: " + token(),
                "Authorization: Bearer " + token,
                "Content-Type: application/json");
        assertThat(reply.status()).isEqualTo(403);
    }

    @Test
    void aTokenIsTakenFromItsHeaderOnly() {
        Reply query = RawHttp.send(port, "GET /api/account?access_token=" + OPERATOR_TOKEN, "");
        assertThat(query.status()).isEqualTo(401);
        Reply form =
                cancel("access_token=" + OPERATOR_TOKEN, cookies, "Content-Type: application/x-www-form-urlencoded");
        assertThat(form.status()).isEqualTo(403);
        for (String name : List.of("Authorization", "access_token")) {
            Reply cookie = RawHttp.send(port, "GET /api/account", "", "Cookie: " + name + "=" + OPERATOR_TOKEN);
            assertThat(cookie.status()).as(name).isEqualTo(401);
        }
        assertNotCancelled();
    }

    @Test
    void ofTwoTokensNoneCounts() {
        Reply two = RawHttp.send(
                port, "GET /api/account", "", "Authorization: Bearer wrong", "Authorization: Bearer " + OPERATOR_TOKEN);
        assertThat(two.status()).isIn(400, 401);
    }

    /// A reader in front that takes another end of the body for the right one must not make two requests of one.
    @Test
    void aRequestIsNotHiddenInTheBodyOfAnother() {
        assertThat(answers("Content-Length: 5")).as("as far as this is the end").isEqualTo(2);
        assertThat(answers("Content-Length: 5", "Content-Length: 65")).isEqualTo(1);
        assertThat(answers("Content-Length: 65", "Transfer-Encoding: chunked")).isEqualTo(1);
        assertThat(answers("Transfer-Encoding: chunked", "Transfer-Encoding: identity"))
                .isEqualTo(1);
        assertThat(answers("Transfer-Encoding: chunked", "Transfer-Encoding: chunked"))
                .isEqualTo(1);
    }

    /// How many answers there are to a request whose body holds another after five characters.
    private int answers(String... lengths) {
        List<String> headers = new ArrayList<>(List.of(lengths));
        headers.add("Connection: keep-alive");
        String body = "0\r\n\r\nGET /health HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n";
        return RawHttp.send(port, "POST /api/session/link", body, headers.toArray(String[]::new))
                        .all()
                        .split("HTTP/1.1 ", -1)
                        .length
                - 1;
    }

    private String sessionId() {
        return String.valueOf(database.sql("SELECT session_id FROM spring_session WHERE principal_name = :id")
                        .param("id", id("ada"))
                        .query(String.class)
                        .list()
                        .getFirst())
                .strip();
    }
}
