package dev.stoa.api.attack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stoa.api.attack.RawHttp.Reply;
import dev.stoa.api.support.LocalAccountsTest;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What a browser is told with each kind of answer, so that nothing of a stranger's is taken for a page.
class AnswerHeadersIT extends LocalAccountsTest {
    private static final String TOKEN = "Authorization: Bearer " + OPERATOR_TOKEN;
    private static final String SCRIPT = "<html><script>alert(1)</script>";

    @Test
    void nothingThatIsAnsweredIsTakenForAPage() {
        String app = readyApp("mortality", """
                {"name": "<script>alert(1)</script>", "inputs": {"t": {"type": "text", "default": ""}}}""");
        long run = submit(app, "{\"t\": \"" + SCRIPT + "\"}");
        worker.claims(run);
        worker.logs(run, SCRIPT);
        worker.succeeds(run, "{\"table\": [{\"<script>\": \"" + SCRIPT + "\"}]}", null);
        String path = operator.post("/api/runs/" + run + "/shares", "{\"days\": 1}")
                .json()
                .path("path")
                .asString();
        String shared = "/api/shared/" + path.substring(path.indexOf('#') + 1);
        Map<String, Integer> answers = new LinkedHashMap<>();
        answers.put("GET /api/runs/" + run, 200);
        answers.put("GET /api/apps", 200);
        answers.put("GET /api/runs/" + run + "/logs", 200);
        answers.put("GET " + shared, 200);
        answers.put("GET " + shared + "/logs", 200);
        for (String format : new String[] {"csv", "json", "xlsx", "pdf"}) {
            answers.put("GET /api/runs/" + run + "/export/" + format, 200);
            answers.put("GET " + shared + "/export/" + format, 200);
        }
        answers.put(
                "GET /api/runs/"
                        + SCRIPT.replace("<", "%3C").replace(">", "%3E").replace("/", "%20"),
                404);
        answers.put("GET /api/apps;x", 400);
        answers.put("POST /api/apps", 405);
        answers.put("TRACE /api/apps", 405);
        answers.forEach((call, status) ->
                assertData(call, status, RawHttp.send(port, call, "", TOKEN, "Accept: text/html, */*;q=0.8")));

        account("ada", "viewer");
        assertData("401", 401, RawHttp.send(port, "GET /api/apps", "", "Accept: text/html"));
        assertData(
                "403",
                403,
                RawHttp.send(
                        port,
                        "POST /api/session/end",
                        "",
                        "Cookie: STOA_SESSION=" + signedIn("ada").cookie("STOA_SESSION")));
        Reply reply = new Reply("", "");
        for (int i = 0; i < 7; i++) {
            reply = RawHttp.send(
                    port,
                    "POST /api/session",
                    "name=nobody&password=x",
                    "Cookie: XSRF-TOKEN=t",
                    "X-XSRF-TOKEN: t",
                    "Content-Type: application/x-www-form-urlencoded");
        }
        assertData("429", 429, reply);
    }

    @Test
    void whatTheServerItselfRefusesSaysNothingOfIt() {
        for (String first : new String[] {
            "GET /a|b^{", "GET /%zz", "GET /%00", "GET /" + "x".repeat(20_000), "G@T /", "GET http://[", "", "<script>"
        }) {
            assertRefused(400, first, "X-Secret: mirrored");
        }
        for (String header :
                new String[] {"X-Secret: mir\0rored", "X-Long: " + "x".repeat(20_000), "Host: a b", "Content-Length: -1"
                }) {
            assertRefused(400, "GET /api/apps", header);
        }
        assertRefused(501, "POST /api/session", "Transfer-Encoding: mirrored");
    }

    private void assertRefused(int status, String first, String header) {
        String call = (first + " " + header)
                .lines()
                .findFirst()
                .orElse("")
                .transform(line -> line.substring(0, Math.min(60, line.length())));
        Reply reply = RawHttp.send(port, first, "", header);
        assertData(call, status, reply);
        assertThat(reply.header("Content-Type")).as(call).containsExactly("application/problem+json");
        assertThat(reply.header("Server")).as(call).isEmpty();
        assertThat(reply.body()).as(call).contains("\"status\":%d,".formatted(status), "\"detail\":\"");
        assertThat(reply.all()).as(call).doesNotContain("mirrored", "Tomcat", "Exception", "\tat ", "<script");
    }

    private static void assertData(String call, int status, Reply reply) {
        assertThat(reply.status()).as(call).isEqualTo(status);
        assertThat(reply.header("X-Content-Type-Options")).as(call).containsExactly("nosniff");
        assertThat(reply.header("X-Frame-Options")).as(call).containsExactly("DENY");
        assertThat(reply.header("Content-Security-Policy"))
                .as(call)
                .containsExactly("default-src 'none'; frame-ancestors 'none'; sandbox");
        assertThat(reply.header("Content-Type").toString()).as(call).doesNotContain("html", "xml;", "svg");
        assertThat(reply.header("Cache-Control")).as(call).containsExactly("no-store");
        if (call.contains("/export/")) {
            assertThat(reply.header("Content-Disposition"))
                    .as(call)
                    .hasSize(1)
                    .first()
                    .asString()
                    .startsWith("attachment");
        }
    }
}
