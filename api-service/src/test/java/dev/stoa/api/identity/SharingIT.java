package dev.stoa.api.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stoa.api.support.ApiClient;
import dev.stoa.api.support.Browser;
import dev.stoa.api.support.LocalAccountsTest;
import dev.stoa.testsupport.GitRepository;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// An app that is there for some only, and a run that somebody was given a link to.
class SharingIT extends LocalAccountsTest {
    private static final String READ_AND_RUN = "[\"read\", \"run\"]";

    private GitRepository repository;
    private Browser pat;
    private ApiClient ada;
    private ApiClient bob;

    @BeforeEach
    void anAppOfPats() {
        database.sql("DELETE FROM account_groups").update();
        account("pat", "publisher");
        account("ada", "runner");
        account("bob", "runner");
        pat = signedIn("pat");
        ada = withToken("ada", READ_AND_RUN);
        bob = withToken("bob", READ_AND_RUN);
        repository = repository("pats", "{\"name\": \"Pat's\"}");
        ApiClient.Answer registered =
                pat.post("/api/apps/register", "{\"repo_url\": \"%s\"}".formatted(repository.url()));
        worker.checks(registered.json().at("/latest_version/id").asLong());
    }

    @AfterEach
    void deleteRepository() {
        repository.close();
    }

    @Test
    void anAppIsThereForEverybodyUntilItIsRestrictedToSome() {
        assertThat(bob.get("/api/apps/pats").json().path("restricted").asBoolean())
                .isFalse();
        assertThat(access("{\"restricted\": true, \"accounts\": [\"ada\"]}").body())
                .isEqualTo("{\"restricted\":true,\"accounts\":[\"ada\"],\"groups\":[]}");
        assertThat(ada.get("/api/apps/pats").status()).isEqualTo(200);
        assertThat(ada.post("/api/apps/pats/run", "{}").status()).isEqualTo(202);
        assertThat(pat.get("/api/apps/pats").status()).isEqualTo(200);
        assertThat(operator.get("/api/apps/pats").status()).isEqualTo(200);
        assertIsNotThereFor(bob);

        assertThat(access("{\"restricted\": false}").status()).isEqualTo(200);
        assertThat(bob.get("/api/apps/pats").status()).isEqualTo(200);
    }

    @Test
    void aGroupIsItsMembersOfTheMoment() {
        assertThat(operator.post("/api/groups", "{\"name\": \"Life\", \"members\": [\"ada\"]}")
                        .status())
                .isEqualTo(200);
        access("{\"restricted\": true, \"groups\": [\"Life\"]}");
        assertThat(ada.get("/api/apps/pats").status()).isEqualTo(200);
        assertIsNotThereFor(bob);

        String id = operator.post("/api/groups", "{\"name\": \"Life\", \"members\": [\"bob\", \"bob\"]}")
                .json()
                .path("id")
                .asString();
        assertThat(bob.get("/api/apps/pats").status()).isEqualTo(200);
        assertIsNotThereFor(ada);
        assertThat(pat.get("/api/groups").json().at("/0/members").toString()).isEqualTo("[\"bob\"]");

        assertThat(operator.post("/api/groups/" + id + "/delete", "").status()).isEqualTo(204);
        assertIsNotThereFor(bob);
        assertThat(operator.post("/api/groups/" + id + "/delete", "").status()).isEqualTo(404);
    }

    @Test
    void namesThatAreNobodysAreToldAndChangeNothing() {
        access("{\"restricted\": true, \"accounts\": [\"ada\"]}");
        ApiClient.Answer refused =
                access("{\"restricted\": true, \"accounts\": [\"bob\", \"carl\"], \"groups\": [\"Life\"]}");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().path("errors").toString())
                .isEqualTo("[{\"pointer\":\"/accounts/1\",\"detail\":\"There is no account carl.\"},"
                        + "{\"pointer\":\"/groups/0\",\"detail\":\"There is no group Life.\"}]");
        assertIsNotThereFor(bob);
        assertThat(operator.post("/api/groups", "{\"name\": \"Life\", \"members\": [\"nobody\"]}")
                        .body())
                .contains("There is no account nobody.");
        assertThat(operator.get("/api/groups").body()).isEqualTo("[]");
        assertThat(operator.post("/api/groups", "{\"name\": \" \\n\"}").status())
                .isEqualTo(422);
    }

    @Test
    void theOperatorIsNobodyWhoIsNamed() {
        operator.get("/api/account");
        assertThat(access("{\"restricted\": true, \"accounts\": [\"*operator\"]}")
                        .body())
                .contains("There is no account *operator.");
        assertThat(operator.post("/api/groups", "{\"name\": \"Life\", \"members\": [\"*operator\"]}")
                        .body())
                .contains("There is no account *operator.");
    }

    @Test
    void onlyWhoManagesAnAppChangesWhoItIsThereFor() {
        account("sam", "publisher");
        Browser sam = signedIn("sam");
        assertThat(sam.get("/api/apps/pats/access").status()).isEqualTo(403);
        assertThat(sam.post("/api/apps/pats/access", "{\"restricted\": true}").status())
                .isEqualTo(403);
        access("{\"restricted\": true}");
        for (String call : List.of("/api/apps/pats/access", "/api/apps/pats/sync", "/api/apps/pats/versions/1/use")) {
            assertThat(sam.post(call, "{\"restricted\": false}").status())
                    .as(call)
                    .isEqualTo(404);
        }
        assertThat(sam.post("/api/apps/register", "{\"repo_url\": \"%s\"}".formatted(repository.url()))
                        .json()
                        .path("detail")
                        .asString())
                .as("not its name")
                .isEqualTo("What is registered there belongs to another account. Its owner or an administrator can do"
                        + " this.");
        assertThat(operator.post("/api/apps/pats/access", "{\"restricted\": false}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void whoCannotSeeAnAppAnyMoreStillSeesTheOwnRuns() {
        String run = ada.post("/api/apps/pats/run", "{}").json().path("run_id").asString();
        access("{\"restricted\": true}");
        assertIsNotThereFor(ada);
        assertThat(ada.get("/api/runs/" + run).status()).isEqualTo(200);
    }

    @Test
    void aLinkShowsOneRunToWhoeverHasItUntilItIsRevoked() {
        String run = ada.post("/api/apps/pats/run", "{}").json().path("run_id").asString();
        ApiClient.Answer made = ada.post("/api/runs/" + run + "/shares", "{}");
        assertThat(made.status()).isEqualTo(201);
        String code = code(made);
        ApiClient nobody = new ApiClient(port);
        worker.claims(Long.parseLong(run));
        JsonNode shared = nobody.get("/api/shared/" + code).json();
        assertThat(shared.path("run_id").asString()).isEqualTo(run);
        assertThat(ada.get("/api/runs/" + run).json().at("/attempts/0/worker").isNull())
                .isFalse();
        assertThat(shared.path("worker").isNull()).isTrue();
        assertThat(shared.at("/attempts/0/worker").isNull()).isTrue();
        assertThat(shared.path("submitted_by").isNull()).isTrue();
        assertThat(shared.path("shared_by").asString()).isEqualTo("ada");
        assertThat(shared.path("link_expires_at").asString())
                .isEqualTo(ada.get("/api/runs/" + run + "/shares")
                        .json()
                        .at("/0/expires_at")
                        .asString());
        assertThat(shared.path("input_schema"))
                .isEqualTo(pat.get("/api/apps/pats").json().path("input_schema"));
        assertThat(nobody.get("/api/shared/" + code + "/logs").status()).isEqualTo(200);
        assertThat(nobody.get("/api/shared/" + code + "/export/csv").status())
                .as("it has no result yet")
                .isEqualTo(409);
        assertThat(nobody.get("/api/shared/" + code + "/export/exe").status()).isEqualTo(404);
        assertThat(nobody.get("/api/runs/" + run).status()).isEqualTo(401);
        assertThat(nobody.post("/api/shared/" + code, "{}").status())
                .as("it only reads")
                .isEqualTo(401);
        assertThat(bob.get("/api/runs/" + run).status()).as("it shows no more").isEqualTo(404);

        assertThat(ada.get("/api/runs/" + run + "/shares").body())
                .contains("\"by\":\"ada\"")
                .doesNotContain(code);
        assertThat(bob.get("/api/runs/" + run + "/shares").status()).isEqualTo(404);
        assertThat(bob.post("/api/runs/" + run + "/shares", "{}").status()).isEqualTo(404);
        String revoke = "/api/runs/" + run + "/shares/" + made.json().path("id").asString() + "/revoke";
        assertThat(bob.post(revoke, "").status()).isEqualTo(404);
        assertThat(ada.post(revoke, "").status()).isEqualTo(204);
        assertIsNoLink(code);
        assertThat(ada.post(revoke, "").status()).isEqualTo(404);
    }

    @Test
    void aLinkEndsWithItsTimeAndWithWhoeverMadeIt() {
        String run = ada.post("/api/apps/pats/run", "{}").json().path("run_id").asString();
        String shares = "/api/runs/" + run + "/shares";
        for (String days : List.of("0", "366")) {
            assertThat(ada.post(shares, "{\"days\": " + days + "}").body())
                    .contains("A link to a run lives 1 to 365 days; `days` was " + days);
        }
        String expired = code(ada.post(shares, "{\"days\": 1}"));
        database.sql("UPDATE run_shares SET expires_at = now()").update();
        assertIsNoLink(expired);
        assertThat(ada.get(shares).body()).isEqualTo("[]");

        String adas = code(ada.post(shares, "{}"));
        operator.post("/api/accounts/" + id("ada") + "/disable", "");
        assertIsNoLink(adas);
        operator.post("/api/accounts/" + id("ada") + "/enable", "");
        assertIsNoLink(adas);

        account("root", "admin");
        account("boss", "admin");
        String boss =
                code(withToken("boss", "[\"read\", \"run\", \"administer\"]").post(shares, "{}"));
        assertThat(new ApiClient(port).get("/api/shared/" + boss).status()).isEqualTo(200);
        assertThat(operator.post("/api/accounts/" + id("boss"), "{\"role\": \"runner\"}")
                        .status())
                .isEqualTo(200);
        assertIsNoLink(boss);
    }

    private ApiClient.Answer access(String wanted) {
        return pat.post("/api/apps/pats/access", wanted);
    }

    /// Whatever is asked, the answer is that of an app that does not exist.
    private void assertIsNotThereFor(ApiClient stranger) {
        for (String path : List.of("", "/schema", "/versions", "/versions/1")) {
            ApiClient.Answer answer = stranger.get("/api/apps/pats" + path);
            assertThat(answer.status()).as(path).isEqualTo(404);
            assertThat(answer.body().replace("pats", "none"))
                    .as(path)
                    .isEqualTo(stranger.get("/api/apps/none" + path).body());
        }
        for (String path : List.of("/run", "/validate")) {
            assertThat(stranger.post("/api/apps/pats" + path, "{}").status())
                    .as(path)
                    .isEqualTo(404);
        }
        assertThat(stranger.get("/api/runs?app=pats").status()).isEqualTo(404);
        for (String path : List.of("/api/apps", "/api/monitor/stats", "/api/monitor/apps")) {
            assertThat(stranger.get(path).body()).as(path).doesNotContain("pats");
        }
    }

    private void assertIsNoLink(String code) {
        ApiClient.Answer answer = new ApiClient(port).get("/api/shared/" + code);
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.json().path("detail").asString())
                .isEqualTo(
                        "This link leads to no run: it is cut short, has expired, or was revoked. Ask whoever sent it for another one.");
    }

    private static String code(ApiClient.Answer made) {
        return made.json().path("path").asString().replace("/shared#", "");
    }
}
