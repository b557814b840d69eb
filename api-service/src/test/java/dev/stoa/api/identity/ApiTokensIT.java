package dev.stoa.api.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stoa.api.support.ApiClient;
import dev.stoa.api.support.Browser;
import dev.stoa.api.support.LocalAccountsTest;
import java.time.Duration;
import java.time.Instant;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The life of an API token. What it allows is in [AccessIT].
class ApiTokensIT extends LocalAccountsTest {
    private Browser ada;

    @BeforeEach
    void somebody() {
        account("ada", "runner");
        ada = signedIn("ada");
    }

    @Test
    void itIsToldOnceAndKeptAsAHash() {
        String secret = make("{\"name\": \"notebook\", \"permissions\": [\"read\"]}")
                .path("secret")
                .asString();
        assertThat(secret).matches("stoa_[A-Za-z0-9_-]{43}");
        assertThat(ada.get("/api/account/tokens").body()).contains("notebook").doesNotContain(secret.substring(5));
        assertThat(stored("t::text")).contains("notebook").doesNotContain(secret.substring(5));
        assertThat(stored("(t.hash = sha256('%s'))::text".formatted(secret))).isEqualTo("true");
    }

    @Test
    void itEndsWithItsTimeAndIsStillListed() {
        ApiClient token = client(make("{\"name\": \"x\", \"permissions\": [\"read\"], \"days\": 30}"));
        JsonNode listed = ada.get("/api/account/tokens").json().path(0);
        assertThat(Instant.parse(listed.path("expires_at").asString()))
                .isCloseTo(Instant.now().plus(Duration.ofDays(30)), Assertions.within(Duration.ofMinutes(1)));
        assertThat(token.get("/api/apps").status()).isEqualTo(200);

        database.sql("UPDATE api_tokens SET expires_at = now()").update();

        assertThat(token.get("/api/apps").status()).isEqualTo(401);
        assertThat(token.socket("/ws/runs/1").status()).isEqualTo(401);
        assertThat(ada.get("/api/account/tokens").json()).hasSize(1);
    }

    @Test
    void itEndsWhenItIsRevoked() {
        JsonNode made = make("{\"name\": \"x\", \"permissions\": [\"read\"]}");
        assertThat(client(made).get("/api/apps").status()).isEqualTo(200);
        assertThat(ada.post("/api/account/tokens/" + made.path("id").asString() + "/revoke", "")
                        .status())
                .isEqualTo(204);
        assertThat(client(made).get("/api/apps").status()).isEqualTo(401);
        assertThat(ada.get("/api/account/tokens").body()).isEqualTo("[]");
    }

    @Test
    void itsLastUseIsKept() {
        ApiClient token = client(make("{\"name\": \"x\", \"permissions\": [\"read\"]}"));
        assertThat(lastUse().isNull()).isTrue();
        token.get("/api/apps");
        assertThat(lastUse().isNull()).isFalse();

        database.sql("UPDATE api_tokens SET last_used_at = now() - interval '2 days'")
                .update();
        token.get("/api/apps");
        assertThat(Instant.parse(lastUse().asString())).isAfter(Instant.now().minus(Duration.ofMinutes(1)));
    }

    @Test
    void itMayDoNoMoreThanWhoMakesItAndHasARangeOfDays() {
        assertThat(refusal("{\"name\": \"x\", \"permissions\": [\"read\", \"publish\"]}"))
                .isEqualTo("You may not publish yourself, so no token of yours may.");
        assertThat(refusal("{\"name\": \"x\", \"permissions\": []}"))
                .isEqualTo("A token needs at least one of the permissions read, run, publish and administer.");
        for (String days : new String[] {"0", "3651"}) {
            assertThat(refusal("{\"name\": \"x\", \"permissions\": [\"read\"], \"days\": %s}".formatted(days)))
                    .isEqualTo("A token lives 1 to 3650 days, or for ever without `days`; it was %s.".formatted(days));
        }
        assertThat(ada.get("/api/account/tokens").body()).isEqualTo("[]");
    }

    private JsonNode make(String wanted) {
        ApiClient.Answer answer = ada.post("/api/account/tokens", wanted);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json();
    }

    private String refusal(String wanted) {
        ApiClient.Answer answer = ada.post("/api/account/tokens", wanted);
        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        return answer.json().path("detail").asString();
    }

    private ApiClient client(JsonNode made) {
        return new ApiClient(port).withToken(made.path("secret").asString());
    }

    private JsonNode lastUse() {
        return ada.get("/api/account/tokens").json().at("/0/last_used_at");
    }

    private String stored(String what) {
        return database.sql("SELECT %s FROM api_tokens t".formatted(what))
                .query(String.class)
                .single();
    }
}
