package dev.stoa.worker;

import dev.stoa.contracts.message.BrokerNames;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

/// The worker service.
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableConfigurationProperties(BrokerNames.class)
public class WorkerApplication {

    /// Starts a worker and returns; it works until it is asked to end (SIGTERM).
    public static void main(String[] args) {
        SpringApplication.run(WorkerApplication.class, args);
    }
}
