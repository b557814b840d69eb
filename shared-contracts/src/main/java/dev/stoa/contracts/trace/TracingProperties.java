package dev.stoa.contracts.trace;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Where spans are sent. API and workers have the same.
///
/// @param endpoint Where spans are sent to by OTLP over HTTP, the whole address with its path, such as
///                 `http://collector:4318/v1/traces`. Without it nothing is traced.
/// @param headers  Headers that are sent along, by name: `stoa.tracing.headers.authorization` is one, in the
///                 environment `STOA_TRACING_HEADERS_AUTHORIZATION`. A header whose name has a hyphen can stand in
///                 `application.yaml` only.
/// @param sampled  The share of requests that are traced, from 0 to 1. One that comes with a `traceparent` is traced as
///                 that says. Workers trace the runs of traced requests, whatever theirs is.
@ConfigurationProperties("stoa.tracing")
public record TracingProperties(
        @Nullable String endpoint,
        @DefaultValue Map<String, String> headers,
        @DefaultValue("1") double sampled) {

    /// @throws IllegalArgumentException for an address or a share that is none
    public TracingProperties {
        endpoint = endpoint == null || endpoint.isBlank() ? null : endpoint;
        if (endpoint != null && !endpoint.matches("https?://.+")) {
            throw new IllegalArgumentException(
                    "stoa.tracing.endpoint must be an address such as http://collector:4318/v1/traces; it is "
                            + endpoint + ".");
        }
        if (!(sampled >= 0 && sampled <= 1)) {
            throw new IllegalArgumentException("stoa.tracing.sampled must be from 0 to 1; it is " + sampled + ".");
        }
    }

    /// Without the headers, which may be secret.
    @Override
    public String toString() {
        return "TracingProperties[endpoint=%s, sampled=%s]".formatted(endpoint, sampled);
    }
}
