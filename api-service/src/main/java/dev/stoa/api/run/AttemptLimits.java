package dev.stoa.api.run;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What the operator allows, whatever a manifest asks for.
///
/// @param mostAttempts of a manifest's `max_attempts`
/// @param mostRetries  of a manifest's `retries`
@ConfigurationProperties("stoa.run")
record AttemptLimits(
        @DefaultValue("10") int mostAttempts,
        @DefaultValue("10") int mostRetries) {}
