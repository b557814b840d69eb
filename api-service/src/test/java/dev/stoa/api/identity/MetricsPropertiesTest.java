package dev.stoa.api.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MetricsPropertiesTest {
    private static final String TOKEN = "0123456789abcdef0123456789abcdef";

    @Test
    void withoutATokenNobodyShowsTheRightOne() {
        assertThat(new MetricsProperties(null).isShownBy("Bearer ")).isFalse();
        assertThat(new MetricsProperties(" ").isShownBy("Bearer  ")).isFalse();
        assertThat(new MetricsProperties(" ").isShownBy("Bearer null")).isFalse();
    }

    @Test
    void theTokenIsShownAsABearers() {
        MetricsProperties metrics = new MetricsProperties(TOKEN);

        assertThat(metrics.isShownBy("Bearer " + TOKEN)).isTrue();
        assertThat(metrics.isShownBy(TOKEN)).isFalse();
        assertThat(metrics.isShownBy("Bearer " + TOKEN + " ")).isFalse();
        assertThat(metrics.isShownBy(null)).isFalse();
    }

    @Test
    void aShortTokenIsRefused() {
        assertThatThrownBy(() -> new MetricsProperties("short"))
                .hasMessage(
                        "stoa.metrics.token has 5 characters; it must have at least 32. Make one with: openssl rand -hex 32");
    }
}
