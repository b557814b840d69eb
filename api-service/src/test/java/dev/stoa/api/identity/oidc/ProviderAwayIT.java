package dev.stoa.api.identity.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stoa.api.support.ApiClient;
import dev.stoa.api.support.Browser;
import dev.stoa.api.support.OidcAccountsTest;
import dev.stoa.api.support.OidcProvider;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// The API was started when the provider was away.
@ExtendWith(OutputCaptureExtension.class)
class ProviderAwayIT extends OidcAccountsTest {
    private static final int PROVIDERS_PORT = freePort();
    private static final String AWAY = "/sign-in?failed=away";

    @DynamicPropertySource
    static void provider(DynamicPropertyRegistry registry) {
        registry.add("stoa.auth.oidc.issuer", () -> "http://127.0.0.1:" + PROVIDERS_PORT);
        registry.add("stoa.auth.oidc.default-role", () -> "viewer");
    }

    @Test
    void theApiIsUpAndPeopleSignInAsSoonAsTheProviderIsThere(CapturedOutput log) {
        Browser browser = new Browser(port);
        assertThat(new ApiClient(port).get("/health").status()).isEqualTo(200);
        assertThat(operator.get("/api/apps").status()).isEqualTo(200);
        assertThat(begin(browser, "")).isEqualTo(AWAY);
        assertThat(log)
                .contains("the provider cannot be looked up at http://127.0.0.1:%d: Connection refused"
                        .formatted(PROVIDERS_PORT));
        String callback;
        try (OidcProvider provider = OidcProvider.start(PROVIDERS_PORT)) {
            assertThat(signIn(browser, provider, "1")).isEqualTo("/");
            assertThat(browser.get("/api/session").json().path("permissions").toString())
                    .as("by the default role")
                    .isEqualTo("[\"read\"]");
            provider.says("2", Map.of("roles", List.of("runner")));
            assertThat(signIn(browser, provider, "2")).isEqualTo("/");
            assertThat(browser.get("/api/session").json().path("permissions").toString())
                    .isEqualTo("[\"read\",\"run\"]");
            callback = callback(browser, provider, "1", "");
        }
        assertThat(end(browser, callback)).isEqualTo(AWAY);
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
