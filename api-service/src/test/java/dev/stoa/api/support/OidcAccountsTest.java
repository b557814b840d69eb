package dev.stoa.api.support;

import dev.stoa.api.identity.Accounts;
import java.net.URI;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.test.context.TestPropertySource;

/// A started API where people sign in at an [OidcProvider], whose address a subclass sets.
@TestPropertySource(
        properties = {
            "stoa.auth.mode=oidc",
            "stoa.auth.operator-token=" + LocalAccountsTest.OPERATOR_TOKEN,
            "stoa.auth.oidc.client-id=" + OidcProvider.CLIENT_ID,
            "stoa.auth.oidc.client-secret=" + OidcProvider.CLIENT_SECRET,
            "stoa.auth.oidc.label=Example ID"
        })
public abstract class OidcAccountsTest extends ApiTest {
    private static final String BEGINNING = "/oauth2/authorization/stoa";

    protected ApiClient operator;

    @BeforeEach
    void noAccounts() {
        database.sql("TRUNCATE api_tokens, spring_session CASCADE").update();
        database.sql("DELETE FROM accounts WHERE " + Accounts.IS_SOMEBODYS).update();
        operator = new ApiClient(port).withToken(LocalAccountsTest.OPERATOR_TOKEN);
        api = operator;
    }

    /// Goes to the provider.
    ///
    /// @param query what follows the address, with its question mark
    /// @return where the browser is sent
    protected static String begin(Browser browser, String query) {
        ApiClient.Answer answer = browser.get(BEGINNING + query);
        if (answer.status() != 302) {
            throw new AssertionError(answer);
        }
        return ownPlace(browser, answer.header("Location"));
    }

    /// Goes to the provider, signs in there and is sent back.
    ///
    /// @return the address of this API to which the browser is sent, from its path on
    protected static String callback(Browser browser, OidcProvider provider, String subject, String query) {
        URI back = provider.signsIn(subject, begin(browser, query));
        if (!back.getRawQuery().contains("code=")) {
            throw new AssertionError(back);
        }
        return back.getRawPath() + "?" + back.getRawQuery();
    }

    /// Goes the whole way.
    ///
    /// @return where the browser is sent in the end
    protected static String signIn(Browser browser, OidcProvider provider, String subject) {
        return end(browser, callback(browser, provider, subject, ""));
    }

    /// Comes back from the provider.
    ///
    /// @return where the browser is sent, from its path on when it is a place of this API
    protected static String end(Browser browser, String callback) {
        return ownPlace(browser, browser.get(callback).header("Location"));
    }

    private static String ownPlace(Browser browser, String address) {
        String own = browser.address("").toString();
        return address.startsWith(own + "/") ? address.substring(own.length()) : address;
    }
}
