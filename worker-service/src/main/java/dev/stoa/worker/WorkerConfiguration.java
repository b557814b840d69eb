package dev.stoa.worker;

import dev.stoa.contracts.trace.Telemetry;
import dev.stoa.contracts.trace.TracingProperties;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Tracer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What every feature shares: who this worker is, the traces and the clock.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TracingProperties.class)
class WorkerConfiguration {

    @Bean
    Worker worker(WorkerProperties properties) {
        Worker worker = Worker.of(properties);
        try {
            Files.createDirectories(worker.folder());
            requireOwnFolder(worker.folder());
        } catch (IOException e) {
            throw new StartRefused("stoa.worker.folder must be a folder this worker can write to; with %s it is: %s"
                    .formatted(worker.folder(), e));
        }
        return worker;
    }

    /// What is in the folder is executed, so nobody else may have put it there.
    private static void requireOwnFolder(Path folder) throws IOException {
        Path own = Files.createTempFile(folder, ".owner-", "");
        try {
            StartRefused.when(
                    !Files.getOwner(folder).equals(Files.getOwner(own)),
                    "stoa.worker.folder must belong to the user this worker runs as; %s belongs to %s."
                            .formatted(folder, Files.getOwner(folder)));
        } finally {
            Files.delete(own);
        }
    }

    @Bean
    ScratchFolder scratchFolder(Worker worker) throws IOException {
        return new ScratchFolder(worker);
    }

    @Bean
    OpenTelemetry openTelemetry(
            TracingProperties properties, @Value("${spring.application.name}") String service, Worker worker) {
        return Telemetry.of(properties, service, worker.id());
    }

    @Bean
    Tracer tracer(OpenTelemetry telemetry) {
        return telemetry.getTracer(Telemetry.SCOPE);
    }

    @Bean
    InstantSource clock() {
        return InstantSource.system();
    }
}
