package dev.stoa.api.run;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/// Values with which the API does not start.
class RunSettingsTest {

    @Test
    void aBatchOfNoneIsRefused() {
        assertThatThrownBy(() -> new RetentionProperties(null, null, 0))
                .hasMessage("stoa.retention.batch must be at least 1; it is 0.");
    }

    @Test
    void limitsWithWhichNoRunCanBeAreRefused() {
        assertThatThrownBy(() -> new AttemptLimits(0, 10))
                .hasMessage(
                        "stoa.run.most-attempts must be at least 1, and .most-retries at least 0; they are 0 and 10.");
        assertThatThrownBy(() -> new AttemptLimits(1, -1)).hasMessageEndingWith("they are 1 and -1.");
    }
}
