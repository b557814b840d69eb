package dev.stoa.api.dispatch;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Where messages are sent: on threads of their own, for a broker whose host is gone without a word keeps who sends
/// waiting until its heartbeats are missed. While many wait, others are not even begun; the sweeps make good for both.
@Component
class DispatchThreads implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(DispatchThreads.class);
    private static final int MOST = 500;
    private static final Duration TIME_TO_END = Duration.ofSeconds(2);

    private final Semaphore free = new Semaphore(MOST);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    void run(Runnable send) {
        if (!free.tryAcquire()) {
            log.debug("{} messages wait for the broker; this one is sent by a sweep", MOST);
            return;
        }
        threads.execute(() -> {
            try {
                send.run();
            } catch (RuntimeException e) {
                log.warn("Something could not be sent to the workers; a sweep makes good for it: {}", e.toString());
            } finally {
                free.release();
            }
        });
    }

    @Override
    public void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(TIME_TO_END.toMillis(), TimeUnit.MILLISECONDS)) {
                log.warn("The broker does not take what was to be sent; sweeps make good for it");
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
