package dev.stoa.api.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stoa.api.support.ApiClient;
import dev.stoa.api.support.Browser;
import dev.stoa.api.support.LocalAccountsTest;
import dev.stoa.testsupport.GitRepository;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What is one person's is nobody else's business.
class OwnershipIT extends LocalAccountsTest {
    private String app;
    private ApiClient ada;
    private ApiClient bob;
    private ApiClient boss;
    private long run;

    @BeforeEach
    void aRunOfAdas() {
        app = readyApp();
        account("ada", "runner");
        account("bob", "runner");
        account("boss", "admin");
        ada = withToken("ada", "[\"read\", \"run\"]");
        bob = withToken("bob", "[\"read\", \"run\"]");
        boss = withToken("boss", "[\"read\", \"run\", \"publish\", \"administer\"]");
        run = submit(ada);
    }

    @Test
    void anothersRunIsNotThere() {
        for (String path : List.of("", "/logs", "/export/csv", "/export/json", "/export/xlsx", "/export/pdf")) {
            ApiClient.Answer answer = bob.get("/api/runs/" + run + path);
            assertThat(answer.status()).as(path).isEqualTo(404);
            assertThat(answer.body().replace(Long.toString(run), "N"))
                    .as("as for one that does not exist")
                    .isEqualTo(bob.get("/api/runs/999999" + path).body().replace("999999", "N"));
        }
        assertThat(bob.post("/api/runs/" + run + "/cancel", "").status()).isEqualTo(404);
        assertThat(bob.get("/api/runs").body()).isEqualTo("[]");
        assertThat(bob.get("/api/runs?where=inputs.age=45").body()).isEqualTo("[]");
        assertThat(bob.get("/api/monitor/live").json().path("runs")).isEmpty();
        assertThat(ada.get("/api/monitor/live").json().path("runs")).hasSize(1);
        assertThat(ada.get("/api/runs/" + run).status()).isEqualTo(200);
        assertThat(boss.get("/api/runs/" + run).status()).isEqualTo(200);
        assertThat(boss.get("/api/runs").json()).hasSize(1);
        assertThat(boss.get("/api/runs").json().at("/0/submitted_by").asString())
                .isEqualTo("ada");
        assertThat(ada.post("/api/runs/" + run + "/cancel", "").status()).isEqualTo(202);
    }

    @Test
    void anothersRunIsNotFoundOnTheSocketEither() {
        assertThat(bob.socket("/ws/runs/" + run).body()).isEqualTo("{\"status\":\"NOT_FOUND\"}");
        assertThat(operator.socket("/ws/runs/" + run).body()).contains("PENDING");
    }

    @Test
    void twoPeopleMayUseTheSameKey() {
        String body = "{\"inputs\": {\"age\": 50}}";
        ApiClient.Answer adas = ada.post("/api/apps/" + app + "/run", body, "Idempotency-Key", "k");
        ApiClient.Answer bobs = bob.post("/api/apps/" + app + "/run", body, "Idempotency-Key", "k");
        assertThat(bobs.json().path("run_id")).isNotEqualTo(adas.json().path("run_id"));
        assertThat(ada.post("/api/apps/" + app + "/run", body, "Idempotency-Key", "k")
                        .body())
                .isEqualTo(adas.body());
    }

    @Test
    void onlyTheOwnerOrAnAdministratorManagesAnApp() {
        account("pat", "publisher");
        account("sam", "publisher");
        Browser pat = signedIn("pat");
        Browser sam = signedIn("sam");
        try (GitRepository repository = repository("pats", "{\"name\": \"Pat's\"}")) {
            String register = "{\"repo_url\": \"%s\"}".formatted(repository.url());
            ApiClient.Answer registered = pat.post("/api/apps/register", register);
            assertThat(registered.status()).isEqualTo(201);
            worker.checks(registered.json().at("/latest_version/id").asLong());
            for (String call : List.of("/api/apps/pats/sync", "/api/apps/pats/versions/1/use")) {
                ApiClient.Answer refused = sam.post(call, "");
                assertThat(refused.status()).as(call).isEqualTo(403);
                assertThat(refused.json().path("detail").asString())
                        .isEqualTo("pats belongs to another account. Its owner or an administrator can do this.");
                assertThat(pat.post(call, "").status()).as(call).isEqualTo(200);
                assertThat(boss.post(call, "").status()).as(call).isEqualTo(200);
            }
            assertThat(sam.post("/api/apps/register", register).status()).isEqualTo(403);
            assertThat(pat.post("/api/apps/register", register).status()).isEqualTo(201);
        }
    }

    private long submit(ApiClient client) {
        return client.post("/api/apps/" + app + "/run", "{\"inputs\": {}}")
                .json()
                .path("run_id")
                .asLong();
    }
}
