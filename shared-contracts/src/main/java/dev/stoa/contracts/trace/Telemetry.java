package dev.stoa.contracts.trace;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporterBuilder;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;

/// OpenTelemetry as both services use it.
public final class Telemetry {
    /// The name of what makes our spans.
    public static final String SCOPE = "dev.stoa";

    private Telemetry() {}

    /// Sends spans in the background, and drops those that nobody takes: neither a request nor a run waits for them.
    /// Close it where it is an [OpenTelemetrySdk]; what is left is sent then. Without an endpoint it does nothing.
    ///
    /// @param service  such as `stoa-api`
    /// @param instance which of them
    public static OpenTelemetry of(TracingProperties properties, String service, String instance) {
        String endpoint = properties.endpoint();
        if (endpoint == null) {
            return OpenTelemetry.noop();
        }
        OtlpHttpSpanExporterBuilder exporter = OtlpHttpSpanExporter.builder().setEndpoint(endpoint);
        properties.headers().forEach(exporter::addHeader);
        Attributes resource = Attributes.of(
                AttributeKey.stringKey("service.name"), service,
                AttributeKey.stringKey("service.instance.id"), instance);
        return OpenTelemetrySdk.builder()
                .setTracerProvider(SdkTracerProvider.builder()
                        .setResource(Resource.getDefault().merge(Resource.create(resource)))
                        .setSampler(Sampler.parentBased(Sampler.traceIdRatioBased(properties.sampled())))
                        .addSpanProcessor(
                                BatchSpanProcessor.builder(exporter.build()).build())
                        .build())
                .setPropagators(ContextPropagators.create(W3CTraceContextPropagator.getInstance()))
                .build();
    }
}
