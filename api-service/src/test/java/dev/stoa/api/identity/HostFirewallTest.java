package dev.stoa.api.identity;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.web.firewall.RequestRejectedException;

class HostFirewallTest {
    private final HostFirewall firewall = new HostFirewall("stoa.example"::equals, true);

    @Test
    void metricsThatWantATokenAreAskedForAtAnyAddress() {
        assertThatCode(() -> firewall.getFirewalledRequest(request("10.1.2.3", "/actuator/prometheus")))
                .doesNotThrowAnyException();
        assertThatCode(() -> firewall.getFirewalledRequest(request("stoa.example", "/api/apps")))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/apps", "/actuator/prometheus/", "/actuator/health", "/actuator/prometheus/../health"})
    void everythingElseIsAskedForByName(String path) {
        assertThatThrownBy(() -> firewall.getFirewalledRequest(request("10.1.2.3", path)))
                .isInstanceOf(RequestRejectedException.class);
    }

    @Test
    void metricsWithoutATokenAreAskedForByNameToo() {
        HostFirewall open = new HostFirewall("localhost"::equals, false);

        assertThatThrownBy(() -> open.getFirewalledRequest(request("evil.example", "/actuator/prometheus")))
                .isInstanceOf(RequestRejectedException.class);
    }

    private static MockHttpServletRequest request(String host, String path) {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", path);
        request.setServerName(host);
        return request;
    }
}
