package dev.stoa.worker.checkout;

import dev.stoa.contracts.source.SourceProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/// Reads where apps may come from.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SourceProperties.class)
class CheckoutConfiguration {}
