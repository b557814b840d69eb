package dev.stoa.api.run;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How long what has ended is kept.
///
/// @param results after this time a run's result and log are deleted; null for never
/// @param runs    after this time the run itself is deleted; null for never
/// @param batch   how many are deleted in one transaction
@ConfigurationProperties("stoa.retention")
record RetentionProperties(
        @Nullable Duration results,
        @Nullable Duration runs,
        @DefaultValue("500") int batch) {

    /// Refuses times that would delete what people still look at.
    RetentionProperties {
        refuse("results", results);
        refuse("runs", runs);
    }

    private static void refuse(String name, @Nullable Duration age) {
        if (age != null && age.compareTo(Duration.ofHours(1)) < 0) {
            throw new IllegalArgumentException("stoa.retention.%s must be at least 1h; it is %s.".formatted(name, age));
        }
    }
}
