package dev.stoa.api.trace;

import dev.stoa.contracts.trace.TraceParent;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// Where people look at traces.
///
/// @param url The address of a trace's page with `{trace_id}` in the place of its id, such as
///            `https://traces.example.org/trace/{trace_id}`. Without it no run is linked to its trace.
@ConfigurationProperties("stoa.tracing")
public record TraceLinks(@Nullable String url) {
    private static final String PLACE = "{trace_id}";

    /// @throws IllegalArgumentException for an address that is none, or has no place for the id
    public TraceLinks {
        url = url == null || url.isBlank() ? null : url;
        if (url != null && !(url.matches("https?://.+") && url.contains(PLACE))) {
            throw new IllegalArgumentException(
                    "stoa.tracing.url must be an address with {trace_id} in it, such as https://traces.example.org/trace/{trace_id}; it is "
                            + url + ".");
        }
    }

    /// The page of a run's trace; null when there is none.
    ///
    /// @param traceparent as a run has it; null when it was not traced
    public @Nullable String of(@Nullable String traceparent) {
        String id = url == null || traceparent == null ? null : TraceParent.traceId(traceparent);
        return url == null || id == null ? null : url.replace(PLACE, id);
    }
}
