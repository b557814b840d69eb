package dev.stoa.api.support;

import dev.stoa.api.identity.Accounts;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.test.context.TestPropertySource;

/// A started API where people sign in with a name and a password.
@TestPropertySource(
        properties = {
            "stoa.auth.mode=local",
            "stoa.auth.operator-token=" + LocalAccountsTest.OPERATOR_TOKEN,
            "stoa.metrics.token=" + LocalAccountsTest.METRICS_TOKEN
        })
public abstract class LocalAccountsTest extends ApiTest {
    protected static final String OPERATOR_TOKEN = "the-operator-has-a-token-of-many-characters";
    protected static final String METRICS_TOKEN = "whoever-collects-metrics-has-this-token";
    protected static final String PASSWORD = "correct horse battery";

    protected ApiClient operator;
    private final Map<String, String> ids = new HashMap<>();

    @BeforeEach
    void noAccounts() {
        database.sql("TRUNCATE api_tokens, sign_in_links, sign_in_failures, spring_session CASCADE")
                .update();
        database.sql("DELETE FROM accounts WHERE " + Accounts.IS_SOMEBODYS).update();
        operator = new ApiClient(port).withToken(OPERATOR_TOKEN);
        api = operator;
    }

    /// Makes an account with [#PASSWORD].
    protected final void account(String name, String role) {
        ApiClient.Answer answer = operator.post("/api/accounts", """
                {"name": "%s", "role": "%s", "password": "%s"}""".formatted(name, role, PASSWORD));
        if (answer.status() != 201) {
            throw new AssertionError(answer);
        }
        ids.put(name, answer.json().path("id").asString());
    }

    /// The id of an account that was made here.
    protected final String id(String name) {
        return ids.getOrDefault(name, "");
    }

    /// A browser in which this account is signed in.
    protected final Browser signedIn(String name) {
        Browser browser = new Browser(port);
        ApiClient.Answer answer = browser.signIn(name, PASSWORD);
        if (answer.status() != 204) {
            throw new AssertionError(answer);
        }
        return browser;
    }

    /// A client with a new token of the account.
    ///
    /// @param permissions JSON, such as `["READ"]`
    protected final ApiClient withToken(String name, String permissions) {
        ApiClient.Answer answer = signedIn(name).post("/api/account/tokens", """
                {"name": "of a test", "permissions": %s}""".formatted(permissions));
        if (answer.status() != 201) {
            throw new AssertionError(answer);
        }
        return new ApiClient(port).withToken(answer.json().path("secret").asString());
    }
}
