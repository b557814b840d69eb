package dev.stoa.api.problem;

import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.config.annotation.CorsRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Which other sites' pages may call the API.
@Configuration(proxyBeanMethods = false)
class HttpConfiguration implements WebMvcConfigurer {
    private final HttpProperties properties;

    HttpConfiguration(HttpProperties properties) {
        this.properties = properties;
    }

    @Override
    public void addCorsMappings(CorsRegistry registry) {
        // Also without any: a mapping is what makes Spring refuse the requests of other sites' pages.
        registry.addMapping("/api/**")
                .allowedOrigins(properties.allowedOrigins().toArray(String[]::new))
                .allowedMethods("GET", "POST")
                .exposedHeaders(
                        HttpHeaders.LOCATION,
                        HttpHeaders.LINK,
                        HttpHeaders.RETRY_AFTER,
                        "RateLimit-Policy",
                        "RateLimit");
    }
}
