package dev.stoa.contracts.source;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// Where apps may come from, and how much of it is taken.
///
/// @param schemes             the schemes an address may have: https, ssh, and where the operator allows them http and
/// file
/// @param privateHosts        hosts that may be asked although they are this machine or in a private network
/// @param fetchTimeout        the longest a fetch may take
/// @param fetchSize           the largest pack a fetch may bring
/// @param appSize             the most an app's folder may hold
/// @param appFiles            the most files an app's folder may hold
/// @param credentials         how to sign in, by host
/// @param knownHosts          an OpenSSH known_hosts file; null takes the one of the user's home
@ConfigurationProperties("stoa.source")
public record SourceProperties(
        @DefaultValue({"https", "ssh"}) Set<String> schemes,
        @DefaultValue List<String> privateHosts,
        @DefaultValue("60s") Duration fetchTimeout,
        @DefaultValue("256MB") DataSize fetchSize,
        @DefaultValue("64MB") DataSize appSize,
        @DefaultValue("2000") int appFiles,
        @DefaultValue Map<String, Credential> credentials,
        @Nullable Path knownHosts) {

    /// How to sign in at one host.
    ///
    /// @param username for https, the name that goes with the token; most hosts take any
    /// @param token    for https; null where none is needed
    /// @param key      for ssh, the private key's file; null takes the user's own keys
    public record Credential(
            @DefaultValue("token") String username,
            @Nullable String token,
            @Nullable Path key) {

        @Override
        public String toString() {
            return "Credential[username=%s, token=%s, key=%s]".formatted(username, token == null ? "none" : "set", key);
        }
    }
}
