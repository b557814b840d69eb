package dev.stoa.api.status;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The status socket.
///
/// @param pollInterval   how often the database is looked at for all watched runs
/// @param allowedOrigins origins of other sites whose pages may watch runs; the site's own always may
@ConfigurationProperties("stoa.status")
record StatusProperties(
        @DefaultValue("3s") Duration pollInterval,
        @DefaultValue List<String> allowedOrigins) {}
