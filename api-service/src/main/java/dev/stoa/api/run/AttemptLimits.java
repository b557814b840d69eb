package dev.stoa.api.run;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What the operator allows, whatever a manifest asks for.
///
/// @param mostAttempts The largest `max_attempts` of a manifest that counts.
/// @param mostRetries  The largest `retries` of a manifest that counts.
@ConfigurationProperties("stoa.run")
record AttemptLimits(
        @DefaultValue("10") int mostAttempts,
        @DefaultValue("10") int mostRetries) {}
