package dev.stoa.worker.attempt;

import dev.stoa.contracts.trace.TraceParent;
import dev.stoa.worker.Worker;
import dev.stoa.worker.lease.ClaimedRun;
import dev.stoa.worker.runner.RunOutcome;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.TracerProvider;
import io.opentelemetry.context.Context;
import java.util.Locale;

/// One attempt in the trace of the request that submitted the run: a span, and one below it for each stage. Where that
/// request was not traced, neither is this. Spans have no inputs, results or messages, which are the run's own.
final class AttemptTrace implements AutoCloseable {
    private final Tracer tracer;
    private final Span span;

    private AttemptTrace(Tracer tracer, Span span) {
        this.tracer = tracer;
        this.span = span;
    }

    /// Begins the span of an attempt.
    static AttemptTrace begin(Tracer tracer, ClaimedRun run, Worker worker) {
        String parent = run.traceparent();
        if (parent == null) {
            return new AttemptTrace(TracerProvider.noop().get(""), Span.getInvalid());
        }
        return new AttemptTrace(
                tracer,
                tracer.spanBuilder("run attempt")
                        .setParent(TraceParent.context(parent))
                        .setSpanKind(SpanKind.CONSUMER)
                        .setAttribute("stoa.run.id", run.id())
                        .setAttribute("stoa.run.attempt", (long) run.attempt())
                        .setAttribute("stoa.app.id", run.version().appId())
                        .setAttribute("stoa.version.id", run.version().id())
                        .setAttribute("stoa.worker.id", worker.id())
                        .startSpan());
    }

    /// One stage of an attempt.
    interface Stage<T> {
        T result() throws InterruptedException;
    }

    <T> T stage(String name, Stage<T> stage) throws InterruptedException {
        Span part =
                tracer.spanBuilder(name).setParent(Context.root().with(span)).startSpan();
        try {
            return stage.result();
        } catch (RuntimeException e) {
            part.setStatus(StatusCode.ERROR)
                    .setAttribute("error.type", e.getClass().getName());
            throw e;
        } finally {
            part.end();
        }
    }

    /// Notes what the attempt came to.
    void came(RunOutcome outcome) {
        switch (outcome) {
            case RunOutcome.Returned returned -> span.setAttribute("stoa.outcome", RunMetrics.SUCCESS);
            case RunOutcome.Failed failed ->
                span.setStatus(StatusCode.ERROR)
                        .setAttribute("stoa.outcome", failed.error().kind().json());
            case RunOutcome.Killed killed ->
                span.setAttribute("stoa.outcome", killed.reason().name().toLowerCase(Locale.ROOT));
        }
    }

    @Override
    public void close() {
        span.end();
    }
}
