package dev.stoa.worker.runner;

import dev.stoa.contracts.run.ErrorKind;
import dev.stoa.contracts.run.RunError;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One call of an app's function, from its start to the end of all its processes. Threadsafe.
public final class RunCall {
    /// How much longer than the grace period a killed run may take before its whole runner is ended.
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    /// How long the end of its runner may take to arrive here before the runner is ended once more.
    private static final Duration TIME_TO_BE_TOLD = Duration.ofSeconds(1);

    private final long key;
    private final RunRequest request;
    private final RunnerProcess runner;
    private final Duration grace;
    private long deadlineNanos;
    private @Nullable String payload;
    private @Nullable String keyOrder;
    private @Nullable RunError error;
    private @Nullable KillReason killed;
    private @Nullable RunError end;

    RunCall(long key, RunRequest request, RunnerProcess runner, Duration grace) {
        this.key = key;
        this.request = request;
        this.runner = runner;
        this.grace = grace;
        this.deadlineNanos = System.nanoTime() + request.limits().timeout().toNanos();
    }

    /// Waits until the run is over, and kills it when it takes longer than its limits allow.
    public RunOutcome await() throws InterruptedException {
        while (!isOverAfterWaiting()) {
            // Not while holding this call's monitor: it ends the other calls as well.
            runner.destroy("another run of the same app could not be stopped");
        }
        return outcome();
    }

    /// Ends the run with all its processes. Does nothing when it was killed before or has replied already. Returns at
    /// once.
    public synchronized void kill(KillReason reason) {
        if (killed == null && payload == null && error == null && end == null) {
            killed = reason;
            deadlineNanos = System.nanoTime() + grace.plus(PATIENCE).toNanos();
            notifyAll();
            runner.kill(key, grace);
        }
    }

    /// Waits until the run is over; false when it is overdue although it was killed or has replied.
    private synchronized boolean isOverAfterWaiting() throws InterruptedException {
        while (end == null) {
            long leftNanos = deadlineNanos - System.nanoTime();
            if (leftNanos > 0) {
                wait(leftNanos / 1_000_000, (int) (leftNanos % 1_000_000));
            } else if (killed == null && payload == null && error == null) {
                kill(KillReason.TIMEOUT);
            } else {
                deadlineNanos = System.nanoTime() + TIME_TO_BE_TOLD.toNanos();
                return false;
            }
        }
        return true;
    }

    RunRequest request() {
        return request;
    }

    synchronized void setKeyOrder(String json) {
        keyOrder = json;
    }

    /// Takes the result. The processes have the grace period to be gone.
    synchronized void returned(String json) {
        if (payload == null && error == null) {
            payload = json;
            expectEnd();
        }
    }

    /// Takes the error the run or its runner reports.
    synchronized void failed(RunError reported) {
        if (payload == null && error == null) {
            error = reported;
            expectEnd();
        }
    }

    /// The run is over.
    ///
    /// @param how its error, unless it has replied or was killed
    synchronized void ended(RunError how) {
        if (end == null) {
            end = how;
            notifyAll();
        }
    }

    private void expectEnd() {
        deadlineNanos = System.nanoTime() + grace.plus(PATIENCE).toNanos();
        notifyAll();
    }

    private synchronized RunOutcome outcome() {
        if (payload != null) {
            return new RunOutcome.Returned(payload, keyOrder);
        }
        if (killed == KillReason.TIMEOUT) {
            return new RunOutcome.Failed(new RunError(
                    ErrorKind.TIMEOUT,
                    "The run took longer than " + request.limits().timeoutInWords() + "."));
        }
        if (killed != null) {
            return new RunOutcome.Killed(killed);
        }
        return new RunOutcome.Failed(error != null ? error : Objects.requireNonNull(end, "the run is over"));
    }
}
