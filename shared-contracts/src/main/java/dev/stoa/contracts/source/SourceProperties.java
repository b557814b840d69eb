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
/// @param schemes      How a repository's address may begin: `https`, `ssh`, `http`, `file`.
/// @param privateHosts Hosts in a private network, or this machine, that may be asked. Without any, none of those.
/// @param fetchTimeout The longest a fetch may take.
/// @param fetchSize    The largest pack that a fetch may bring.
/// @param appSize      How much the files of an app's folder may hold together.
/// @param appFiles     How many files an app's folder may have.
/// @param credentials  How to sign in, by the name of the Git host: `token` and, where the host wants one, `username`
///                     for https; `key`, a private key's file, for ssh. Without an entry, nobody signs in by https, and
///                     by ssh with the keys of the service's user.
/// @param knownHosts   An OpenSSH `known_hosts` file. Without it, that of the service's user.
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
    private static final Set<String> SCHEMES = Set.of("https", "ssh", "http", "file");

    /// @throws IllegalArgumentException for a scheme that is none of these
    public SourceProperties {
        for (String scheme : schemes) {
            if (!SCHEMES.contains(scheme)) {
                throw new IllegalArgumentException(
                        "stoa.source.schemes must be some of https, ssh, http and file; \"%s\" is none of them."
                                .formatted(scheme));
            }
        }
    }

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
