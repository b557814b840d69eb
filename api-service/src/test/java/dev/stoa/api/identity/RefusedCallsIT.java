package dev.stoa.api.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stoa.api.support.ApiClient;
import dev.stoa.api.support.LocalAccountsTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/// Whoever tries what is not allowed stands in the API's log.
@ExtendWith(OutputCaptureExtension.class)
class RefusedCallsIT extends LocalAccountsTest {

    @Test
    void whatSomebodyMayNotDoIsLogged(CapturedOutput log) {
        account("ada", "viewer");
        assertThat(withToken("ada", "[\"read\"]")
                        .post("/api/accounts/" + id("ada"), "{\"role\": \"admin\"}")
                        .status())
                .isEqualTo(403);
        assertThat(log)
                .contains("Refused POST /api/accounts/%s to ada from 127.0.0.1: not allowed".formatted(id("ada")));
    }

    @Test
    void aRequestOfAnotherSitesPageIsLogged(CapturedOutput log) {
        account("ada", "viewer");
        assertThat(signedIn("ada")
                        .postFromElsewhere("/api/account/tokens", "{}")
                        .status())
                .isEqualTo(403);
        assertThat(log)
                .contains("Refused POST /api/account/tokens to ada from 127.0.0.1: no token of a page of this site");
    }

    /// What is no line of the API's is none in the log either.
    @Test
    void noAddressMakesALineOfItsOwn(CapturedOutput log) {
        account("ada", "viewer");
        ApiClient ada = withToken("ada", "[\"read\"]");
        assertThat(ada.post("/api/accounts/1%0A2026-01-01%20Refused", "{}").status())
                .isBetween(400, 403);
        assertThat(log.getOut().lines()).noneMatch(line -> line.startsWith("2026-01-01 Refused"));
    }
}
