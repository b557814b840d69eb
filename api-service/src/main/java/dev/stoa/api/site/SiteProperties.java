package dev.stoa.api.site;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The web site.
///
/// @param folder the folder of the classpath that has the export, and nothing but the export
@ConfigurationProperties("stoa.site")
record SiteProperties(@DefaultValue("META-INF/resources") String folder) {}
