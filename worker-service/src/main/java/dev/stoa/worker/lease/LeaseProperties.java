package dev.stoa.worker.lease;

import dev.stoa.worker.StartRefused;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How long a claim holds without a sign of life.
///
/// @param duration  How long a claim holds without a sign of life: then the run goes to another worker. At least twice
///                  `stoa.lease.heartbeat`, and the same for the API and all workers.
/// @param heartbeat How often a worker gives a sign of life, which renews all its leases.
@ConfigurationProperties("stoa.lease")
public record LeaseProperties(
        @DefaultValue("30s") Duration duration,
        @DefaultValue("5s") Duration heartbeat) {

    /// Refuses values no worker can start with.
    public LeaseProperties {
        StartRefused.when(
                heartbeat.toMillis() < 1,
                "stoa.lease.heartbeat must be at least 1ms; it is %s ms.".formatted(heartbeat.toMillis()));
        StartRefused.when(
                duration.compareTo(heartbeat.multipliedBy(2)) < 0,
                "stoa.lease.duration must be at least twice stoa.lease.heartbeat; they are %s ms and %s ms."
                        .formatted(duration.toMillis(), heartbeat.toMillis()));
    }
}
