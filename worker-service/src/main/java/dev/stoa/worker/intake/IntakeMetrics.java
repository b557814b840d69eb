package dev.stoa.worker.intake;

import dev.stoa.contracts.message.Ticket;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/// `stoa.slots` and `stoa.slots.busy` by `pool`, and `stoa.claims`, which counts tickets by `kind` and `result`:
/// `claimed`, or
/// `nothing` when the run or check was somebody else's, over or called off.
@Component
class IntakeMetrics {
    private final Map<Ticket.Kind, Counter> claimed = new EnumMap<>(Ticket.Kind.class);
    private final Map<Ticket.Kind, Counter> nothing = new EnumMap<>(Ticket.Kind.class);

    private final MeterRegistry registry;

    IntakeMetrics(MeterRegistry registry) {
        this.registry = registry;
        for (Ticket.Kind kind : Ticket.Kind.values()) {
            claimed.put(kind, counter(registry, kind, "claimed"));
            nothing.put(kind, counter(registry, kind, "nothing"));
        }
    }

    /// Tells how many slots a pool has here, and how many of them are taken.
    void watch(String pool, int slots, TicketFlow flow) {
        Gauge.builder("stoa.slots", () -> slots)
                .tag("pool", pool)
                .description("How many attempts this worker carries out at a time")
                .register(registry);
        Gauge.builder("stoa.slots.busy", flow, TicketFlow::busySlots)
                .tag("pool", pool)
                .description("How many of them are taken")
                .register(registry);
    }

    void claimed(Ticket ticket, boolean anything) {
        Objects.requireNonNull((anything ? claimed : nothing).get(ticket.kind()))
                .increment();
    }

    private static Counter counter(MeterRegistry registry, Ticket.Kind kind, String result) {
        return registry.counter("stoa.claims", "kind", kind.name().toLowerCase(Locale.ROOT), "result", result);
    }
}
