package dev.stoa.api.identity;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;

/// Where nobody signs in the API listens on this machine only.
class LoopbackTest {

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "10.1.2.3", "192.168.0.1", "2606:50c0:8000::153"})
    void withoutSigningInNoOtherMachineIsListenedTo(String address) throws UnknownHostException {
        InetAddress elsewhere = InetAddress.getByName(address);
        assertThatThrownBy(() -> begin(AuthMode.NONE, elsewhere))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "stoa.auth.mode is none, so whoever reaches the API may do everything, and it would listen on %s. Set STOA_AUTH_MODE=local, or STOA_ADDRESS=127.0.0.1."
                                .formatted(elsewhere.getHostAddress()));
        assertThatCode(() -> begin(AuthMode.LOCAL, elsewhere)).doesNotThrowAnyException();
    }

    @Test
    void withoutAnAddressItWouldBeListenedToAll() {
        assertThatThrownBy(() -> begin(AuthMode.NONE, null)).hasMessageContaining("it would listen on all addresses.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1", "127.0.0.2"})
    void thisMachineIsListenedTo(String address) throws UnknownHostException {
        InetAddress here = InetAddress.getByName(address);
        assertThatCode(() -> begin(AuthMode.NONE, here)).doesNotThrowAnyException();
    }

    /// What the API does first when it starts.
    private static void begin(AuthMode mode, @Nullable InetAddress address) {
        ServerProperties server = new ServerProperties();
        server.setAddress(address);
        AuthProperties properties = new Binder(
                        new MapConfigurationPropertySource(Map.of("stoa.auth.mode", mode.name())))
                .bindOrCreate("stoa.auth", AuthProperties.class);
        new SecurityConfiguration(
                properties, new HostNames(List.of()), server, (request, response, handler, refusal) -> null);
    }
}
