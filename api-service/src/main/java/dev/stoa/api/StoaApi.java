package dev.stoa.api;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.modulith.Modulithic;
import org.springframework.resilience.annotation.EnableResilientMethods;
import org.springframework.scheduling.annotation.EnableScheduling;

/// Starts the API. The framework's page of errors is left out: what no controller answers, the site package does.
@Modulithic(systemName = "Stoa API")
@SpringBootApplication(exclude = ErrorMvcAutoConfiguration.class)
@ConfigurationPropertiesScan({"dev.stoa.api", "dev.stoa.contracts"})
@EnableScheduling
@EnableResilientMethods
public class StoaApi {

    /// Starts the API with Spring Boot's usual arguments.
    public static void main(String[] args) {
        SpringApplication.run(StoaApi.class, args);
    }
}
