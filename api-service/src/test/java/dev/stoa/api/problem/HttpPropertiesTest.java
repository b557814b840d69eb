package dev.stoa.api.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class HttpPropertiesTest {

    @Test
    void aProxyIsAnAddressOrANetwork() {
        assertThat(trusting("10.1.0.0/16", "192.0.2.7", "::1", "2001:db8::/32").trustedProxies())
                .hasSize(4);
        assertThatThrownBy(() -> trusting("10.1.0.0/16", "10.1.0.0/99"))
                .hasMessage(
                        "stoa.http.trusted-proxies must be addresses, or networks such as 10.1.0.0/16; \"10.1.0.0/99\" is neither.");
    }

    private static HttpProperties trusting(String... proxies) {
        return new HttpProperties(DataSize.ofMegabytes(1), List.of(), List.of(proxies));
    }
}
