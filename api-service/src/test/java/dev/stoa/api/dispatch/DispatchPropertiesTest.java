package dev.stoa.api.dispatch;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DispatchPropertiesTest {

    @Test
    void aBatchOfNoneIsRefused() {
        assertThatThrownBy(() ->
                        new DispatchProperties(Duration.ZERO, Duration.ZERO, Duration.ofMinutes(1), 0, Duration.ZERO))
                .hasMessage("stoa.dispatch.batch must be at least 1; it is 0.");
    }
}
