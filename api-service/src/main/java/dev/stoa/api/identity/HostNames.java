package dev.stoa.api.identity;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// By what names the API may be called.
///
/// @param hosts The names by which the API may be called (`Host`, without the port). Without any, by every name;
///              `localhost` and `127.0.0.1` are always allowed, and for metrics that want a token any.
@ConfigurationProperties("stoa.http")
record HostNames(@DefaultValue List<String> hosts) {

    /// Whether a request that names this host is answered.
    ///
    /// @param mode where nobody signs in, only names of this machine are allowed
    boolean allows(String host, AuthMode mode) {
        if (mode == AuthMode.NONE) {
            return Loopback.isName(host);
        }
        return hosts.isEmpty() || Loopback.isName(host) || hosts.stream().anyMatch(host::equalsIgnoreCase);
    }
}
