package dev.stoa.api.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stoa.api.support.ApiClient;
import dev.stoa.api.support.LocalAccountsTest;
import org.junit.jupiter.api.Test;

/// Who may read the API's metrics.
class MetricsAccessIT extends LocalAccountsTest {
    private static final String METRICS = "/actuator/prometheus";

    @Test
    void whoeverCollectsThemShowsTheirTokenAndMayDoNothingElseWithIt() {
        ApiClient collector = new ApiClient(port).withToken(METRICS_TOKEN);

        ApiClient.Answer answer = collector.get(METRICS);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains("\nstoa_watchers{");
        assertThat(collector.get("/api/apps").status()).isEqualTo(401);
        assertThat(collector.get("/actuator/env").status()).isEqualTo(401);
    }

    @Test
    void nobodyElseReadsThem() {
        account("ada", "admin");

        assertThat(new ApiClient(port).get(METRICS).status()).isEqualTo(401);
        assertThat(new ApiClient(port)
                        .withToken(METRICS_TOKEN + "x")
                        .get(METRICS)
                        .status())
                .isEqualTo(401);
        assertThat(operator.get(METRICS).status()).isEqualTo(401);
        assertThat(signedIn("ada").get(METRICS).status()).isEqualTo(401);
    }
}
