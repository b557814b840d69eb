package dev.stoa.worker.runner;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.BaseUnits;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Arrays;
import java.util.List;

/// How many runners there are and how large: `stoa.runners`, `stoa.runners.memory` and `stoa.runners.memory.largest`,
/// each with a tag `state`, which is `idle` or `busy`.
final class RunnerMetrics implements MeterBinder {
    private final WarmRunners runners;

    RunnerMetrics(WarmRunners runners) {
        this.runners = runners;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (boolean idle : List.of(true, false)) {
            String state = idle ? "idle" : "busy";
            Gauge.builder("stoa.runners", () -> runners.memory(idle).length)
                    .tag("state", state)
                    .description("Runner processes")
                    .register(registry);
            Gauge.builder("stoa.runners.memory", () -> sum(runners.memory(idle)))
                    .tag("state", state)
                    .baseUnit(BaseUnits.BYTES)
                    .description("Resident memory of all runners with their runs")
                    .register(registry);
            Gauge.builder("stoa.runners.memory.largest", () -> largest(runners.memory(idle)))
                    .tag("state", state)
                    .baseUnit(BaseUnits.BYTES)
                    .description("Resident memory of the largest runner with its runs")
                    .register(registry);
        }
    }

    private static long sum(long[] values) {
        return Arrays.stream(values).sum();
    }

    private static long largest(long[] values) {
        return Arrays.stream(values).max().orElse(0);
    }
}
