package dev.stoa.api.app;

import dev.stoa.contracts.secret.SecretKeys;
import dev.stoa.contracts.secret.SecretProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SecretConfiguration {

    @Bean
    SecretKeys secretKeys(SecretProperties properties) {
        return new SecretKeys(properties);
    }
}
