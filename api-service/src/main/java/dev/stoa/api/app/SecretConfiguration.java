package dev.stoa.api.app;

import dev.stoa.contracts.secret.SecretKeys;
import dev.stoa.contracts.secret.SecretProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SecretProperties.class)
class SecretConfiguration {

    @Bean
    SecretKeys secretKeys(SecretProperties properties) {
        return new SecretKeys(properties);
    }
}
