package dev.stoa.api.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stoa.api.support.ApiClient;
import dev.stoa.api.support.Browser;
import dev.stoa.api.support.LocalAccountsTest;
import dev.stoa.contracts.json.StoaJson;
import dev.stoa.contracts.secret.SealedSecret;
import dev.stoa.contracts.secret.SecretKeys;
import dev.stoa.contracts.secret.SecretProperties;
import dev.stoa.testsupport.GitRepository;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/// Secrets of apps: who sets them, and that nobody reads them.
@ExtendWith(OutputCaptureExtension.class)
class SecretsIT extends LocalAccountsTest {
    private static final String VALUE = "s3cret of the market data";
    private static final String OLD_KEY = "old:AgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgI=";

    private GitRepository repository;
    private Browser pat;
    private ApiClient ada;

    @BeforeEach
    void anAppOfPats() {
        account("pat", "publisher");
        account("ada", "runner");
        pat = signedIn("pat");
        ada = withToken("ada", "[\"read\", \"run\"]");
        repository = repository("pats", "{\"name\": \"Pat's\", \"secrets\": [\"API_KEY\", \"DB_PASSWORD\"]}");
        ApiClient.Answer registered =
                pat.post("/api/apps/register", "{\"repo_url\": \"%s\"}".formatted(repository.url()));
        worker.checks(registered.json().at("/latest_version/id").asLong());
    }

    @AfterEach
    void deleteRepository() {
        repository.close();
    }

    @Test
    void anAppRunsWhenAllThatItNeedsAreSet() {
        assertThat(pat.get("/api/apps/pats/secrets").body())
                .isEqualTo("[{\"name\":\"API_KEY\",\"needed\":true,\"set_at\":null},"
                        + "{\"name\":\"DB_PASSWORD\",\"needed\":true,\"set_at\":null}]");
        assertThat(ada.get("/api/apps/pats").json().path("missing_secrets").toString())
                .isEqualTo("[\"API_KEY\",\"DB_PASSWORD\"]");
        assertThat(set("DB_PASSWORD", VALUE).status()).isEqualTo(200);

        ApiClient.Answer refused = ada.post("/api/apps/pats/run", "{}");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().path("detail").asString())
                .isEqualTo(
                        "pats needs secrets that are not set: API_KEY. Whoever manages the app sets them on its page.");

        assertThat(set("API_KEY", VALUE).json().at("/0/set_at").asString()).isNotEmpty();
        assertThat(ada.get("/api/apps/pats").json().path("missing_secrets").toString())
                .isEqualTo("[]");
        assertThat(ada.post("/api/apps/pats/run", "{}").status()).isEqualTo(202);
    }

    @Test
    void nobodyReadsThem(CapturedOutput output) {
        set("API_KEY", VALUE);
        set("DB_PASSWORD", VALUE);
        long run = ada.post("/api/apps/pats/run", "{}").json().path("run_id").asLong();
        worker.claims(run);
        worker.succeeds(run, "{}", null);

        for (String path : List.of(
                "/api/apps",
                "/api/apps/pats",
                "/api/apps/pats/secrets",
                "/api/apps/pats/versions",
                "/api/apps/pats/versions/1",
                "/api/apps/pats/access",
                "/api/runs/" + run,
                "/api/runs/" + run + "/logs",
                "/api/runs/" + run + "/export/json",
                "/api/audit")) {
            ApiClient.Answer answer = operator.get(path);
            assertThat(answer.status()).as(path).isEqualTo(200);
            assertThat(answer.body()).as(path).doesNotContain("s3cret");
        }
        String tables = String.join(
                "\n",
                database.sql("SELECT t::text FROM app_secrets t UNION ALL SELECT t::text FROM audit_events t"
                                + " UNION ALL SELECT t::text FROM job_runs t")
                        .query(String.class)
                        .list());
        assertThat(tables).contains("API_KEY").doesNotContain("s3cret");
        assertThat(output.getAll()).doesNotContain("s3cret");
    }

    @Test
    void onlyWhoManagesAnAppSetsThem() {
        account("sam", "publisher");
        Browser sam = signedIn("sam");
        for (ApiClient.Answer answer : List.of(
                sam.get("/api/apps/pats/secrets"),
                sam.post("/api/apps/pats/secrets", body("API_KEY", VALUE)),
                sam.post("/api/apps/pats/secrets/API_KEY/delete", ""),
                ada.get("/api/apps/pats/secrets"),
                ada.post("/api/apps/pats/secrets", body("API_KEY", VALUE)))) {
            assertThat(answer.status()).as("%s", answer).isEqualTo(403);
        }
        pat.post("/api/apps/pats/access", "{\"restricted\": true}");
        assertThat(sam.post("/api/apps/pats/secrets", body("API_KEY", VALUE)).status())
                .isEqualTo(404);
        assertThat(operator.post("/api/apps/pats/secrets", body("API_KEY", VALUE))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void oneThatIsEndedIsMissingAgain() {
        set("API_KEY", VALUE);
        set("DB_PASSWORD", VALUE);

        assertThat(pat.post("/api/apps/pats/secrets/API_KEY/delete", "").status())
                .isEqualTo(204);

        assertThat(ada.get("/api/apps/pats").json().path("missing_secrets").toString())
                .isEqualTo("[\"API_KEY\"]");
        assertThat(pat.post("/api/apps/pats/secrets/API_KEY/delete", "")
                        .json()
                        .path("detail")
                        .asString())
                .isEqualTo("The app has no secret API_KEY.");
        assertThat(database.sql("SELECT action || ' ' || (details ->> 'secret') FROM audit_events"
                                + " WHERE action LIKE 'app.secret%' AND subject_name = 'pats' ORDER BY id DESC LIMIT 3")
                        .query(String.class)
                        .list())
                .containsExactly("app.secret_deleted API_KEY", "app.secret_set DB_PASSWORD", "app.secret_set API_KEY");
    }

    @Test
    void whatCannotBeASecretIsRefused() {
        assertThat(refusal("API_KEY", "12345"))
                .isEqualTo("/value A secret has 6 to 16,384 characters, this one has 5.");
        assertThat(refusal("API_KEY", "x".repeat(16_385)))
                .isEqualTo("/value A secret has 6 to 16,384 characters, this one has 16,385.");
        assertThat(refusal("API_KEY", "123456\0")).isEqualTo("/value A secret cannot hold the character U+0000.");
        for (String name : List.of("", "1A", "A-B", "A".repeat(101), "Ä", "A\n", "A=B")) {
            assertThat(refusal(name, VALUE))
                    .isEqualTo(
                            "/name A secret's name is that of an environment variable: up to 100 letters of A to Z, digits and _, not beginning with a digit.");
        }
        for (int i = 0; i < 100; i++) {
            assertThat(set("KEY_" + i, VALUE).status()).isEqualTo(200);
        }
        assertThat(set("KEY_100", VALUE).json().path("detail").asString()).isEqualTo("An app has at most 100 secrets.");
        assertThat(set("KEY_7", "another value").status()).isEqualTo(200);
    }

    @Test
    void aKeyIsRetiredByTheNextStart() {
        long app = database.sql("SELECT id FROM apps WHERE function_name = 'pats'")
                .query(Long.class)
                .single();
        SecretKeys old = new SecretKeys(new SecretProperties(List.of(OLD_KEY)));
        set("API_KEY", VALUE);
        store(app, old.seal(app, "DB_PASSWORD", "another value"));
        store(app, new SealedSecret("LOST", "gone", "AAAA"));
        SecretKeys keys = new SecretKeys(new SecretProperties(List.of(SECRET_KEY, OLD_KEY)));

        new SecretRotation(keys, database).runOnce();

        assertThat(database.sql("SELECT name || ' ' || key_id FROM app_secrets ORDER BY name")
                        .query(String.class)
                        .list())
                .containsExactly("API_KEY tests", "DB_PASSWORD tests", "LOST gone");
        SealedSecret rotated = database.sql("SELECT * FROM app_secrets WHERE name = 'DB_PASSWORD'")
                .query((row, number) ->
                        new SealedSecret("DB_PASSWORD", row.getString("key_id"), row.getString("ciphertext")))
                .single();
        assertThat(new SecretKeys(new SecretProperties(List.of(SECRET_KEY))).open(app, rotated))
                .isEqualTo("another value");
    }

    private void store(long app, SealedSecret sealed) {
        database.sql("INSERT INTO app_secrets (app_id, name, key_id, ciphertext) VALUES (:app, :name, :key, :text)")
                .param("app", app)
                .param("name", sealed.name())
                .param("key", sealed.keyId())
                .param("text", sealed.ciphertext())
                .update();
    }

    private ApiClient.Answer set(String name, String value) {
        return pat.post("/api/apps/pats/secrets", body(name, value));
    }

    private String refusal(String name, String value) {
        ApiClient.Answer answer = set(name, value);
        assertThat(answer.status()).as("%s", answer).isEqualTo(422);
        return answer.json().at("/errors/0/pointer").asString() + " "
                + answer.json().at("/errors/0/detail").asString();
    }

    private static String body(String name, String value) {
        return StoaJson.MAPPER
                .createObjectNode()
                .put("name", name)
                .put("value", value)
                .toString();
    }
}
