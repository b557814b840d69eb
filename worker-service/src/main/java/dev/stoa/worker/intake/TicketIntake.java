package dev.stoa.worker.intake;

import dev.stoa.contracts.message.BrokerNames;
import dev.stoa.worker.Worker;
import dev.stoa.worker.WorkerProperties;
import dev.stoa.worker.attempt.AttemptPipeline;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.core.AmqpAdmin;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Takes the tickets of this worker's pools, from its start until it stops.
@Component
class TicketIntake implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(TicketIntake.class);
    private static final Duration TIME_TO_HAND_BACK = Duration.ofSeconds(10);

    private final List<PoolIntake> pools;
    private final AttemptPipeline pipeline;
    private final WorkerProperties properties;

    TicketIntake(
            Worker worker,
            WorkerProperties properties,
            AttemptPipeline pipeline,
            DeadTickets deadTickets,
            ConnectionFactory connections,
            AmqpAdmin admin,
            BrokerNames names,
            IntakeMetrics metrics,
            InstantSource clock) {
        this.pipeline = pipeline;
        this.properties = properties;
        this.pools = worker.pools().stream()
                .map(pool -> new PoolIntake(
                        pool,
                        worker.slots(),
                        IntakeConfiguration.queue(names.ticketQueue(pool)),
                        pipeline,
                        deadTickets,
                        connections,
                        admin,
                        metrics,
                        clock))
                .toList();
    }

    @Override
    public void start() {
        pools.forEach(PoolIntake::start);
    }

    /// Takes no more tickets, lets running attempts end for a while, and hands back the rest.
    @Override
    public void stop() {
        pools.forEach(PoolIntake::stop);
        try {
            if (!awaitIdle()) {
                log.info(
                        "Handing back the attempts that still go on after {} s",
                        properties.grace().toSeconds());
            }
            pipeline.handBackAll(TIME_TO_HAND_BACK);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        pools.forEach(PoolIntake::close);
    }

    /// Waits for the attempts of all pools; false when the worker's grace was not enough.
    private boolean awaitIdle() throws InterruptedException {
        long endNanos = System.nanoTime() + properties.grace().toNanos();
        boolean idle = true;
        for (PoolIntake pool : pools) {
            idle &= pool.awaitIdle(Duration.ofNanos(Math.max(0, endNanos - System.nanoTime())));
        }
        return idle;
    }

    @Override
    public boolean isRunning() {
        return pools.stream().anyMatch(PoolIntake::isRunning);
    }

    /// Starts last, when leases can be kept, and stops first.
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE - 100;
    }
}
