package dev.stoa.worker.environment;

import dev.stoa.worker.sandbox.ProcessStart;
import dev.stoa.worker.sandbox.Sandbox;
import dev.stoa.worker.sandbox.SandboxProperties;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Sets up what makes environments.
@Configuration(proxyBeanMethods = false)
class EnvironmentConfiguration {

    @Bean
    EnvironmentBuild environmentBuild(
            Sandbox sandbox,
            SandboxProperties sandboxProperties,
            EnvironmentProperties properties,
            ProcessStart processes,
            MeterRegistry metrics) {
        return new EnvironmentBuild(sandbox, sandboxProperties, properties, processes, metrics);
    }
}
