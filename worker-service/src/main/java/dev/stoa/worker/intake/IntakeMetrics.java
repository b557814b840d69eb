package dev.stoa.worker.intake;

import dev.stoa.contracts.message.Ticket;
import dev.stoa.worker.Worker;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/// `stoa.slots` and `stoa.slots.busy`, and `stoa.claims`, which counts tickets by `kind` and `result`: `claimed`, or
/// `nothing` when the run or check was somebody else's, over or called off.
@Component
class IntakeMetrics {
    private final Map<Ticket.Kind, Counter> claimed = new EnumMap<>(Ticket.Kind.class);
    private final Map<Ticket.Kind, Counter> nothing = new EnumMap<>(Ticket.Kind.class);

    IntakeMetrics(MeterRegistry registry, TicketFlow flow, Worker worker) {
        for (Ticket.Kind kind : Ticket.Kind.values()) {
            claimed.put(kind, counter(registry, kind, "claimed"));
            nothing.put(kind, counter(registry, kind, "nothing"));
        }
        Gauge.builder("stoa.slots", worker, Worker::slots)
                .description("How many attempts this worker carries out at a time")
                .register(registry);
        Gauge.builder("stoa.slots.busy", flow, TicketFlow::busySlots)
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
