package dev.stoa.api.run;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What the operator allows, whatever a manifest asks for.
///
/// @param mostAttempts The largest `max_attempts` of a manifest that counts; at least 1.
/// @param mostRetries  The largest `retries` of a manifest that counts; 0 allows none.
@ConfigurationProperties("stoa.run")
record AttemptLimits(
        @DefaultValue("10") int mostAttempts,
        @DefaultValue("10") int mostRetries) {

    /// @throws IllegalArgumentException for limits with which no run can be
    AttemptLimits {
        if (mostAttempts < 1 || mostRetries < 0) {
            throw new IllegalArgumentException(
                    "stoa.run.most-attempts must be at least 1, and .most-retries at least 0; they are %d and %d."
                            .formatted(mostAttempts, mostRetries));
        }
    }
}
