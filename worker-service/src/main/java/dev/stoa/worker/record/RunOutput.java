package dev.stoa.worker.record;

import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// What a run prints, says of its progress and has used, on its way to the database. Taking it in never waits for the
/// database.
/// Threadsafe.
public final class RunOutput implements AutoCloseable {
    private final AttemptId attempt;
    private final RunOutputs outputs;
    private final long mostCharacters;
    /// Held while something of it is being written, so that the pieces of a log keep their order.
    private final ReentrantLock writing = new ReentrantLock();
    private final StringBuilder log = new StringBuilder();
    private long taken;
    private @Nullable Double fraction;
    private @Nullable String message;
    private boolean hasProgress;
    private @Nullable Double cpuSeconds;
    private @Nullable Pending rest;

    /// What is yet to be written.
    ///
    /// @param log         may be empty
    /// @param hasProgress whether there is news of the progress
    /// @param cpuSeconds  the CPU time of the attempt; null until it has ended and where it is not known
    record Pending(
            AttemptId attempt,
            String log,
            boolean hasProgress,
            @Nullable Double fraction,
            @Nullable String message,
            @Nullable Double cpuSeconds) {}

    RunOutput(AttemptId attempt, long mostCharacters, RunOutputs outputs) {
        this.attempt = attempt;
        this.mostCharacters = mostCharacters;
        this.outputs = outputs;
    }

    /// Takes a piece of the log, unless it is more than the log may hold.
    public void log(String piece) {
        synchronized (log) {
            taken += piece.length();
            if (taken <= mostCharacters) {
                log.append(StorableText.of(piece));
            }
        }
    }

    /// Takes the latest progress; what was said before and is not written yet is forgotten.
    ///
    /// @param newFraction between 0 and 1
    public void progress(@Nullable Double newFraction, @Nullable String newMessage) {
        synchronized (log) {
            fraction = newFraction == null || newFraction.isNaN() ? null : Math.clamp(newFraction, 0.0, 1.0);
            message = newMessage == null ? null : StorableText.of(newMessage);
            hasProgress = true;
        }
    }

    /// Takes what the attempt has used, at its end.
    public void cpuSeconds(double seconds) {
        synchronized (log) {
            cpuSeconds = seconds;
        }
    }

    /// Forgets what was not written.
    @Override
    public void close() {
        outputs.remove(this);
    }

    /// Has no more written from time to time, and gives what is left for the transaction that ends the run. The answer
    /// is the same when asked again.
    Pending takeRest() {
        outputs.remove(this);
        writing.lock();
        try {
            if (rest == null) {
                rest = takePending();
            }
            return rest;
        } finally {
            writing.unlock();
        }
    }

    boolean hasPending() {
        synchronized (log) {
            return hasProgress || !log.isEmpty();
        }
    }

    /// The caller holds [#writing] from here until the answer is written or put back.
    Pending takePending() {
        synchronized (log) {
            Pending pending = new Pending(attempt, log.toString(), hasProgress, fraction, message, cpuSeconds);
            log.setLength(0);
            hasProgress = false;
            return pending;
        }
    }

    void putBack(Pending pending) {
        synchronized (log) {
            log.insert(0, pending.log);
            if (pending.hasProgress && !hasProgress) {
                fraction = pending.fraction;
                message = pending.message;
                hasProgress = true;
            }
        }
    }

    ReentrantLock writing() {
        return writing;
    }
}
