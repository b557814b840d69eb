package dev.stoa.api.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class HostNamesTest {

    @Test
    void withoutAListAnyNameIsAllowedWherePeopleSignIn() {
        HostNames hosts = new HostNames(List.of());
        assertThat(hosts.allows("stoa.example", AuthMode.LOCAL)).isTrue();
        assertThat(hosts.allows("stoa.example", AuthMode.NONE)).isFalse();
        assertThat(hosts.allows("localhost", AuthMode.NONE)).isTrue();
    }

    @Test
    void aListAllowsItsNamesAndThisMachines() {
        HostNames hosts = new HostNames(List.of("stoa.example"));
        assertThat(hosts.allows("Stoa.Example", AuthMode.OIDC)).isTrue();
        assertThat(hosts.allows("127.0.0.1", AuthMode.LOCAL)).isTrue();
        assertThat(hosts.allows("evil.example", AuthMode.LOCAL)).isFalse();
        assertThat(hosts.allows("stoa.example.evil.example", AuthMode.LOCAL)).isFalse();
        assertThat(hosts.allows("stoa.example", AuthMode.NONE)).isFalse();
    }
}
