package dev.stoa.api.status;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The status socket.
///
/// @param allowedOrigins Origins of other sites whose pages may watch runs. Without any, the site's own alone.
@ConfigurationProperties("stoa.status")
record StatusProperties(@DefaultValue List<String> allowedOrigins) {}
