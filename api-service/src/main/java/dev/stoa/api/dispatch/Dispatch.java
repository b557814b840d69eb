package dev.stoa.api.dispatch;

import dev.stoa.api.app.VersionChecked;
import dev.stoa.api.app.VersionRegistered;
import dev.stoa.api.run.CancelAsked;
import dev.stoa.api.run.RunSubmitted;
import dev.stoa.contracts.json.StoaJson;
import dev.stoa.contracts.message.BrokerNames;
import dev.stoa.contracts.message.CancelRequest;
import dev.stoa.contracts.message.Ticket;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.AmqpException;
import org.springframework.amqp.core.MessageBuilder;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/// Turns what happened into messages to the workers, once it is committed, and lets nobody wait for the broker.
@Component
class Dispatch {
    private static final Logger log = LoggerFactory.getLogger(Dispatch.class);

    private final TicketPublisher tickets;
    private final PublishedTickets published;
    private final TicketSweep sweep;
    private final DispatchThreads threads;
    private final RabbitTemplate broker;
    private final BrokerNames names;
    private final Tracer tracer;

    Dispatch(
            TicketPublisher tickets,
            PublishedTickets published,
            TicketSweep sweep,
            DispatchThreads threads,
            RabbitTemplate broker,
            BrokerNames names,
            Tracer tracer) {
        this.tickets = tickets;
        this.published = published;
        this.sweep = sweep;
        this.threads = threads;
        this.broker = broker;
        this.names = names;
        this.tracer = tracer;
    }

    @EventListener
    void on(RunSubmitted submitted) {
        long runId = submitted.runId();
        Span span = tracer.spanBuilder("publish ticket")
                .setSpanKind(SpanKind.PRODUCER)
                .startSpan();
        threads.run(() -> tickets.publish(Ticket.forRun(runId), submitted.pool(), () -> {
            span.end();
            published.add(runId);
        }));
    }

    @TransactionalEventListener
    void on(VersionRegistered registered) {
        // No note of its confirm: a version that is still to be checked after a while gets another ticket.
        threads.run(() -> tickets.publish(Ticket.forCheck(registered.versionId()), registered.pool(), () -> {}));
    }

    @EventListener
    void on(VersionChecked checked) {
        threads.run(() -> sweep.publishWaitingFor(checked.versionId()));
    }

    @EventListener
    void on(CancelAsked asked) {
        threads.run(() -> send(asked));
    }

    private void send(CancelAsked asked) {
        try {
            broker.send(
                    names.controlExchange(),
                    "",
                    MessageBuilder.withBody(StoaJson.MAPPER.writeValueAsBytes(new CancelRequest(asked.runId())))
                            .build());
        } catch (AmqpException e) {
            log.warn(
                    "The worker of run {} will see at its next heartbeat that it is cancelled: {}",
                    asked.runId(),
                    e.getMessage());
        }
    }
}
