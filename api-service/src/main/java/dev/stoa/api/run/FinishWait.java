package dev.stoa.api.run;

import dev.stoa.contracts.run.RunStatus;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Lets a request wait for the end of a run. The worker's event wakes it; should the event be lost, a look at the
/// database every second does.
@Component
public class FinishWait {
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private final JdbcClient database;
    private final Map<Long, Set<CountDownLatch>> waiting = new ConcurrentHashMap<>();

    FinishWait(JdbcClient database) {
        this.database = database;
    }

    /// Waits until the run has ended, at most `longest`; blocks the calling (virtual) thread.
    ///
    /// @return whether it has ended
    public boolean await(long runId, Duration longest) throws InterruptedException {
        CountDownLatch finished = new CountDownLatch(1);
        waiting.computeIfAbsent(runId, id -> ConcurrentHashMap.newKeySet()).add(finished);
        try {
            long endNanos = System.nanoTime() + longest.toNanos();
            while (!isFinished(runId)) {
                long leftNanos = endNanos - System.nanoTime();
                if (leftNanos <= 0) {
                    return false;
                }
                if (finished.await(Math.min(leftNanos, LOOK_EVERY.toNanos()), TimeUnit.NANOSECONDS)) {
                    return true;
                }
            }
            return true;
        } finally {
            waiting.computeIfPresent(runId, (id, latches) -> {
                latches.remove(finished);
                return latches.isEmpty() ? null : latches;
            });
        }
    }

    @EventListener
    void on(RunFinished finished) {
        waiting.getOrDefault(finished.runId(), Set.of()).forEach(CountDownLatch::countDown);
    }

    private boolean isFinished(long runId) {
        return database.sql("SELECT status FROM job_runs WHERE id = :id")
                .param("id", runId)
                .query(String.class)
                .optional()
                .map(status -> RunStatus.valueOf(status).isTerminal())
                .orElse(false);
    }
}
