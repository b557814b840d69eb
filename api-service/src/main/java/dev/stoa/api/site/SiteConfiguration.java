package dev.stoa.api.site;

import java.io.IOException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Puts the site behind the API's own addresses.
@Configuration(proxyBeanMethods = false)
class SiteConfiguration {

    @Bean
    SiteMapping siteMapping(SiteProperties properties) throws IOException {
        return new SiteMapping(Site.in(properties.folder()));
    }
}
