package dev.stoa.api.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stoa.api.support.ApiClient;
import dev.stoa.api.support.LocalAccountsTest;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.context.TestPropertySource;

/// Behind a proxy that speaks TLS and is believed.
@TestPropertySource(properties = "stoa.http.trusted-proxies=127.0.0.1")
class BehindTlsIT extends LocalAccountsTest {

    @ParameterizedTest
    @CsvSource({"https, true", "http, false"})
    void cookiesAreForTlsAloneWhereTheRequestCameByIt(String scheme, boolean secure) {
        account("ada", "runner");
        String session = cookie(signIn(scheme), "STOA_SESSION");
        assertThat(session.contains("; Secure")).as(session).isEqualTo(secure);
        assertThat(session).contains("; HttpOnly", "; SameSite=Lax");
        String forgery = cookie(new ApiClient(port, "X-Forwarded-Proto", scheme).get("/api/session"), "XSRF-TOKEN");
        assertThat(forgery.contains("; Secure")).as(forgery).isEqualTo(secure);
    }

    @Test
    void everyAnswerKeepsBrowsersAtTls() {
        assertThat(new ApiClient(port, "X-Forwarded-Proto", "https")
                        .get("/api/apps")
                        .header("Strict-Transport-Security"))
                .isEqualTo("max-age=31536000");
        assertThat(new ApiClient(port).get("/api/apps").header("Strict-Transport-Security"))
                .isEmpty();
    }

    private ApiClient.Answer signIn(String scheme) {
        ApiClient proxy = new ApiClient(port, "X-Forwarded-Proto", scheme);
        ApiClient.Answer answer = proxy.send(HttpRequest.newBuilder(proxy.address("/api/session"))
                .header("Cookie", "XSRF-TOKEN=t")
                .header("X-XSRF-TOKEN", "t")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("name=ada&password=" + PASSWORD.replace(" ", "+"))));
        assertThat(answer.status()).isEqualTo(204);
        return answer;
    }

    private static String cookie(ApiClient.Answer answer, String name) {
        return answer.headers().allValues("Set-Cookie").stream()
                .filter(value -> value.startsWith(name + "="))
                .findFirst()
                .orElseThrow();
    }
}
