package dev.stoa.api.problem;

import java.util.List;
import org.apache.catalina.util.NetMask;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// What the API takes over HTTP.
///
/// @param bodyLimit      The largest request body.
/// @param allowedOrigins Origins of other sites whose pages may call `/api` from a browser. Without any, the site's own
///                       alone.
/// @param trustedProxies Addresses, or networks such as `10.1.0.0/16`, of proxies that are believed when they say who
///                       asked (`X-Forwarded-For`, `-Proto`, `-Host`, `-Port`). Without any, nobody is.
@ConfigurationProperties("stoa.http")
record HttpProperties(
        @DefaultValue("1MB") DataSize bodyLimit,
        @DefaultValue List<String> allowedOrigins,
        @DefaultValue List<String> trustedProxies) {

    /// @throws IllegalArgumentException for a proxy that is neither an address nor a network
    HttpProperties {
        for (String proxy : trustedProxies) {
            try {
                new NetMask(TrustedProxies.network(proxy));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        "stoa.http.trusted-proxies must be addresses, or networks such as 10.1.0.0/16; \"%s\" is neither."
                                .formatted(proxy),
                        e);
            }
        }
    }
}
