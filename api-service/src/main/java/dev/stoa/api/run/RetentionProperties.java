package dev.stoa.api.run;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How long what has ended is kept.
///
/// @param results How long results, with their logs, are kept after their run's end, at least 1h, such as `90d`.
///                Without it, for ever.
/// @param runs    How long whole runs are kept after their end, at least 1h. Without it, for ever. The monitor's counts
///                stay.
/// @param batch   How many runs are deleted in one transaction; at least 1.
@ConfigurationProperties("stoa.retention")
record RetentionProperties(
        @Nullable Duration results,
        @Nullable Duration runs,
        @DefaultValue("500") int batch) {

    /// Refuses times that would delete what people still look at, and a batch of none, which never comes to an end.
    RetentionProperties {
        refuse("results", results);
        refuse("runs", runs);
        if (batch < 1) {
            throw new IllegalArgumentException("stoa.retention.batch must be at least 1; it is %d.".formatted(batch));
        }
    }

    private static void refuse(String name, @Nullable Duration age) {
        if (age != null && age.compareTo(Duration.ofHours(1)) < 0) {
            throw new IllegalArgumentException("stoa.retention.%s must be at least 1h; it is %s.".formatted(name, age));
        }
    }
}
