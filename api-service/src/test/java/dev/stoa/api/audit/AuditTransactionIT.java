package dev.stoa.api.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stoa.api.identity.AccountChanges;
import dev.stoa.api.identity.Caller;
import dev.stoa.api.identity.Role;
import dev.stoa.api.support.ApiClient;
import dev.stoa.api.support.Browser;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

/// Neither an event nor what it tells of is there without the other, and no event ever changes.
class AuditTransactionIT extends AuditTest {
    @Autowired
    private AccountChanges changes;

    @Autowired
    private AuditTrail audit;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void whatIsRefusedLeavesNone() {
        String app = readyApp();
        account("ada", "runner");
        Browser ada = signedIn("ada");
        long run = submit(app, "{}");
        operator.post("/api/runs/" + run + "/cancel", "");
        String adas = ada.post("/api/apps/" + app + "/run", "{\"inputs\": {}}")
                .json()
                .path("run_id")
                .asString();
        String keyed = "{\"inputs\": {\"age\": 50}}";
        operator.post("/api/apps/" + app + "/run", keyed, "Idempotency-Key", "k");
        forget();

        String account = "{\"name\": \"ada\", \"role\": \"runner\"}";
        refused(422, () -> operator.post("/api/accounts", account));
        refused(403, () -> ada.post("/api/accounts", account));
        refused(422, () -> operator.post("/api/accounts/" + id("ada"), "{\"role\": null}"));
        refused(404, () -> operator.post("/api/accounts/999999/link", ""));
        refused(404, () -> operator.post("/api/accounts/999999/disable", ""));
        refused(422, () -> ada.post("/api/account/password", "{\"current\": \"x\", \"chosen\": \"a long password\"}"));
        refused(422, () -> ada.post("/api/account/tokens", "{\"name\": \"\", \"permissions\": [\"read\"]}"));
        refused(422, () -> ada.post("/api/account/tokens", "{\"name\": \"x\", \"permissions\": [\"publish\"]}"));
        refused(404, () -> ada.post("/api/account/tokens/999999/revoke", ""));
        refused(401, () -> ada.post("/api/session/link", "{\"code\": \"used\"}"));
        refused(422, () -> operator.post("/api/apps/register", "{\"repo_url\": \"nonsense\"}"));
        refused(404, () -> operator.post("/api/apps/" + app + "/versions/9/use", ""));
        refused(422, () -> ada.post("/api/apps/" + app + "/run", "{\"inputs\": {\"age\": 1}}"));
        refused(409, () -> operator.post("/api/runs/" + run + "/cancel", ""));
        refused(404, () -> ada.post("/api/runs/" + run + "/cancel", ""));
        refused(409, () -> operator.get("/api/runs/" + run + "/export/csv"));
        refused(422, () -> ada.post("/api/runs/" + adas + "/shares", "{\"days\": 999}"));
        refused(404, () -> ada.post("/api/runs/" + adas + "/shares/999999/revoke", ""));
        refused(422, () -> operator.post("/api/groups", "{\"name\": \"Life\", \"members\": [\"nobody\"]}"));
        refused(404, () -> operator.post("/api/groups/999999/delete", ""));
        refused(422, () -> operator.post("/api/apps/" + app + "/access", "{\"accounts\": [\"nobody\"]}"));
        refused(404, () -> ada.get("/api/runs/" + run + "/export/csv"));
        refused(404, () -> operator.post("/api/quotas/roles/nobody", "{}"));
        refused(404, () -> operator.post("/api/quotas/accounts/999999", "{}"));
        refused(422, () -> operator.post("/api/quotas/roles/viewer", "{\"runs_per_hour\": 0}"));
        refused(202, () -> operator.post("/api/apps/" + app + "/run", keyed, "Idempotency-Key", "k"));
        refused(200, () -> operator.post("/api/apps/" + app + "/sync", ""));
        assertThat(events()).isEmpty();
    }

    @Test
    void whoeverIsSlowedDownIsNotNotedAgain() {
        for (int i = 0; i < 6; i++) {
            new Browser(port).signIn("nobody", "wrong " + i);
        }
        assertThat(new Browser(port).signIn("nobody", "wrong").status()).isEqualTo(429);
        assertThat(events()).hasSize(6);
    }

    @Test
    void aChangeThatIsRolledBackLeavesNone() {
        Caller caller = Caller.of(1, "boss", Role.ADMIN, "192.0.2.1");
        transaction.executeWithoutResult(status -> {
            changes.make("ada", "", Role.RUNNER, null, caller);
            status.setRollbackOnly();
        });
        assertThat(events()).isEmpty();
    }

    @Test
    void nothingIsDoneThatCannotBeNoted() {
        String app = readyApp();
        account("ada", "admin");
        Browser ada = signedIn("ada");
        long token = ada.post("/api/account/tokens", "{\"name\": \"x\", \"permissions\": [\"read\"]}")
                .json()
                .path("id")
                .asLong();
        long run = submit(app, "{}");
        String link = operator.post("/api/accounts/" + id("ada") + "/link", "")
                .json()
                .path("path")
                .asString();
        String code = "{\"code\": \"%s\"}".formatted(link.substring(link.indexOf('#') + 1));
        String before = everything();
        database.sql("ALTER TABLE audit_events ADD CONSTRAINT full_up CHECK (id < 0) NOT VALID")
                .update();
        try {
            refused(500, () -> ada.post("/api/accounts", "{\"name\": \"bob\", \"role\": \"runner\"}"));
            refused(500, () -> ada.post("/api/accounts/" + id("ada") + "/link", ""));
            refused(
                    500,
                    () -> operator.post(
                            "/api/accounts/" + id("ada"), "{\"role\": \"admin\", \"display_name\": \"A\"}"));
            refused(500, () -> ada.post("/api/account/tokens", "{\"name\": \"y\", \"permissions\": [\"read\"]}"));
            refused(500, () -> ada.post("/api/account/tokens/" + token + "/revoke", ""));
            refused(500, () -> ada.post("/api/account/sign-out-everywhere", ""));
            refused(500, () -> ada.post("/api/account/password", """
                    {"current": "%s", "chosen": "another long one"}""".formatted(PASSWORD)));
            refused(500, () -> new Browser(port).signIn("ada", PASSWORD));
            refused(500, () -> ada.post("/api/session/end", ""));
            refused(500, () -> ada.post("/api/session/link", code));
            refused(500, () -> ada.post("/api/apps/" + app + "/versions/1/use", ""));
            refused(500, () -> ada.post("/api/apps/" + app + "/run", "{\"inputs\": {}}"));
            refused(500, () -> ada.post("/api/runs/" + run + "/cancel", ""));
            refused(500, () -> ada.post("/api/runs/" + run + "/shares", "{}"));
            refused(500, () -> ada.post("/api/groups", "{\"name\": \"Life\"}"));
            refused(500, () -> ada.post("/api/quotas/roles/viewer", "{\"runs_per_hour\": 1}"));
            refused(500, () -> ada.post("/api/quotas/accounts/" + id("ada"), "{\"runs_per_hour\": 1}"));
            refused(500, () -> ada.post("/api/apps/" + app + "/access", "{\"restricted\": true}"));
        } finally {
            database.sql("ALTER TABLE audit_events DROP CONSTRAINT full_up").update();
        }
        assertThat(everything()).isEqualTo(before);
        assertThat(ada.get("/api/account").status()).as("is still signed in").isEqualTo(200);
    }

    @Test
    void aChangeIsNotedInATransactionOnly() {
        assertThatThrownBy(() -> audit.note(Actor.HOOK, Action.APP_REGISTERED, Subject.app(1, "x"), Map.of()))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE audit_events SET account_name = 'nobody'",
                "UPDATE audit_events SET id = id WHERE false",
                "DELETE FROM audit_events",
                "TRUNCATE audit_events",
            })
    void theDatabaseRefusesAnyChangeOfAnEvent(String sql) {
        assertThatThrownBy(() -> database.sql(sql).update())
                .rootCause()
                .hasMessageContaining("audit_events is only ever added to: %s is refused."
                        .formatted(sql.substring(0, sql.indexOf(' '))));
    }

    private static void refused(int status, Supplier<ApiClient.Answer> deed) {
        ApiClient.Answer answer = deed.get();
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        if (status == 500) {
            assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
            assertThat(answer.json().path("detail").asString()).startsWith("Stoa failed to answer; its log says why.");
        }
    }

    /// All that the calls here could change, but for how often something failed.
    private String everything() {
        return database.sql("""
                        SELECT concat((SELECT json_agg(a ORDER BY id) FROM (SELECT id, name, display_name, role, password_hash, last_sign_in_at FROM accounts) a),
                                      (SELECT json_agg(t.id ORDER BY id) FROM api_tokens t),
                                      (SELECT count(*) FROM sign_in_links),
                                      (SELECT count(*) FROM quotas),
                                      (SELECT count(*) FROM run_shares), (SELECT json_agg(g.id) FROM account_groups g),
                                      (SELECT count(*) FROM spring_session WHERE principal_name IS NOT NULL),
                                      (SELECT json_agg(a ORDER BY id) FROM (SELECT id, updated_at, passed_over, is_restricted FROM apps) a),
                                      (SELECT json_agg(r ORDER BY id) FROM (SELECT id, status, cancel_requested_at FROM job_runs) r))
                        """).query(String.class).single();
    }
}
