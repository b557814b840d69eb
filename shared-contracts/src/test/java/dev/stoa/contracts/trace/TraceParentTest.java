package dev.stoa.contracts.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TraceParentTest {
    private static final String SAMPLED = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    @Test
    void aSpanGoesAlongAsText() {
        Context context = TraceParent.context(SAMPLED);

        assertThat(Span.fromContext(context).getSpanContext().isRemote()).isTrue();
        Scope scope = context.makeCurrent();
        try {
            assertThat(TraceParent.current()).isEqualTo(SAMPLED);
        } finally {
            scope.close();
        }
        assertThat(TraceParent.traceId(SAMPLED)).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
    }

    @Test
    void whatIsNotSampledDoesNotGoAlong() {
        Scope scope = TraceParent.context(SAMPLED.replace("-01", "-00")).makeCurrent();
        try {
            assertThat(TraceParent.current()).isNull();
        } finally {
            scope.close();
        }
        assertThat(TraceParent.current()).isNull();
    }

    @Test
    void whatIsNoTraceParentHasNoTrace() {
        for (String text : new String[] {"", "nonsense", "00-0-0-01", "'; DROP TABLE job_runs"}) {
            assertThat(TraceParent.traceId(text)).isNull();
        }
    }

    @Test
    void settingsThatCannotBeAreRefused() {
        assertThatThrownBy(() -> new TracingProperties("collector:4318", Map.of(), 1))
                .hasMessage(
                        "stoa.tracing.endpoint must be an address such as http://collector:4318/v1/traces; it is collector:4318.");
        assertThatThrownBy(() -> new TracingProperties(null, Map.of(), 1.5))
                .hasMessage("stoa.tracing.sampled must be from 0 to 1; it is 1.5.");
        assertThat(new TracingProperties(" ", Map.of("authorization", "secret"), 0).toString())
                .isEqualTo("TracingProperties[endpoint=null, sampled=0.0]");
    }
}
