package dev.stoa.worker.intake;

import java.util.function.IntSupplier;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.amqp.rabbit.listener.DirectMessageListenerContainer;

/// A listener container with one consumer, whose prefetch is asked for whenever the consumer is opened: at the start
/// and
/// after each loss of the connection.
final class TicketContainer extends DirectMessageListenerContainer {
    private static final long LOOK_AGAIN_MILLIS = 1000;

    private final IntSupplier prefetch;

    TicketContainer(ConnectionFactory connections, IntSupplier prefetch) {
        super(connections);
        this.prefetch = prefetch;
        setConsumersPerQueue(1);
        setMissingQueuesFatal(false);
        setRecoveryInterval(LOOK_AGAIN_MILLIS);
        setMonitorInterval(LOOK_AGAIN_MILLIS);
        setFailedDeclarationRetryInterval(LOOK_AGAIN_MILLIS);
    }

    @Override
    protected int getPrefetchCount() {
        return prefetch.getAsInt();
    }
}
