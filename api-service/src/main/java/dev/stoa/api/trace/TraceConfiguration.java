package dev.stoa.api.trace;

import dev.stoa.contracts.trace.Telemetry;
import dev.stoa.contracts.trace.TracingProperties;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Tracer;
import java.lang.management.ManagementFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class TraceConfiguration {

    @Bean
    OpenTelemetry openTelemetry(TracingProperties properties, @Value("${spring.application.name}") String service) {
        return Telemetry.of(
                properties, service, ManagementFactory.getRuntimeMXBean().getName());
    }

    @Bean
    Tracer tracer(OpenTelemetry telemetry) {
        return telemetry.getTracer(Telemetry.SCOPE);
    }
}
