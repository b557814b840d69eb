package dev.stoa.contracts.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostRuleTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.9.9.9",
                "0.0.0.0",
                "10.1.2.3",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.0.1",
                "169.254.169.254",
                "100.64.0.1",
                "100.127.255.255",
                "192.0.0.8",
                "198.18.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "240.0.0.1",
                "::1",
                "::",
                "fe80::1",
                "fc00::1",
                "fd12:3456::1",
                "ff02::1",
                "64:ff9b::7f00:1",
                "64:ff9b:1::7f00:1",
                "::127.0.0.1",
                "::10.0.0.1",
                "fec0::1",
                "100::1",
                "2001:0:7f00:1::",
                "2002:7f00:1::",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1"
            })
    void anAddressOfThisMachineOrAPrivateNetworkIsPrivate(String address) throws UnknownHostException {
        assertThat(HostRule.isPrivate(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"140.82.121.3", "172.32.0.1", "100.128.0.1", "192.1.0.1", "2606:50c0:8000::153", "8.8.8.8"})
    void aPublicAddressIsNot(String address) throws UnknownHostException {
        assertThat(HostRule.isPrivate(InetAddress.getByName(address))).isFalse();
    }
}
