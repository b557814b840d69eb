package dev.stoa.api.identity;

import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// Who may read the API's metrics, `/actuator/prometheus`.
///
/// @param token What whoever collects the metrics shows as `Authorization: Bearer`, and may do nothing else with. At
///              least 32 characters. Without it nobody reads them.
@ConfigurationProperties("stoa.metrics")
record MetricsProperties(@Nullable String token) {
    private static final String SCHEME = "Bearer ";

    MetricsProperties {
        token = Secrets.configured("stoa.metrics.token", token);
    }

    /// Whether the header `Authorization` is the right one.
    ///
    /// @param header null without one
    boolean isShownBy(@Nullable String header) {
        return token != null
                && header != null
                && header.startsWith(SCHEME)
                // Hashes are compared, so how long that takes says nothing about the token.
                && MessageDigest.isEqual(Secrets.hash(token), Secrets.hash(header.substring(SCHEME.length())));
    }
}
