package dev.stoa.worker.attempt;

import dev.stoa.contracts.run.ErrorKind;
import dev.stoa.worker.record.EndedRun;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/// What runs took and how they ended. All of it is told when a run ends, by the database's clock.
///
/// `stoa.run.queue` is how long a run waited that ended with its first attempt, by `app`. `stoa.run.time` is how long
/// its last attempt took, by `app` and `outcome`: `success`, `cancelled` or the kind of its error. `stoa.run.retries`
/// counts
/// attempts that failed and are tried again, by `kind`, and `stoa.run.refused` results that came too late, when the run
/// was another worker's.
@Component
class RunMetrics {
    static final String SUCCESS = "success";
    static final String CANCELLED = "cancelled";

    private static final Duration[] BUCKETS = {
        Duration.ofMillis(50),
        Duration.ofMillis(200),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5),
        Duration.ofSeconds(15),
        Duration.ofMinutes(1),
        Duration.ofMinutes(5),
        Duration.ofMinutes(15),
        Duration.ofHours(1),
        Duration.ofHours(4)
    };

    private final MeterRegistry registry;
    private final Map<ErrorKind, Counter> retries = new EnumMap<>(ErrorKind.class);
    private final Counter refused;

    RunMetrics(MeterRegistry registry) {
        this.registry = registry;
        for (ErrorKind kind : ErrorKind.values()) {
            if (kind.isOfRun()) {
                retries.put(kind, registry.counter("stoa.run.retries", "kind", kind.json()));
            }
        }
        this.refused = registry.counter("stoa.run.refused");
    }

    /// @param outcome `success`, `cancelled` or the kind of an error
    void ended(EndedRun run, String outcome) {
        if (run.attempt() == 1) {
            Timer.builder("stoa.run.queue")
                    .description("From the submission to the start of runs that ended with their first attempt")
                    .serviceLevelObjectives(BUCKETS)
                    .tag("app", run.app())
                    .register(registry)
                    .record(run.queue());
        }
        Timer.builder("stoa.run.time")
                .description("What the attempt took with which a run ended")
                .serviceLevelObjectives(BUCKETS)
                .tag("app", run.app())
                .tag("outcome", outcome)
                .register(registry)
                .record(run.time());
    }

    void retried(ErrorKind kind) {
        Objects.requireNonNull(retries.get(kind)).increment();
    }

    void refused() {
        refused.increment();
    }
}
