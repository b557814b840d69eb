package dev.stoa.worker.runner;

import dev.stoa.contracts.run.ErrorKind;
import dev.stoa.contracts.run.RunError;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The runner of one version, from the wish for it on. Its fields for the pool are guarded by the pool's monitor.
final class WarmRunner {
    private static final Logger log = LoggerFactory.getLogger(WarmRunner.class);

    private static final String NO_LONGER_WANTED = "it is no longer wanted";

    final long versionId;
    /// How many attempts use it now.
    int uses;
    /// Since when nobody has; meaningful while there is no use.
    Instant idleSince = Instant.MAX;

    private final CompletableFuture<RunnerProcess> started = new CompletableFuture<>();
    /// The process as soon as there is one, before its hello.
    private volatile @Nullable RunnerProcess process;
    private volatile boolean closed;

    WarmRunner(long versionId) {
        this.versionId = versionId;
    }

    /// Starts the process and waits for its hello; whoever asked for the runner before waits for the same one.
    void start(RunnerStart start, AppToRun app, Duration timeout) throws InterruptedException {
        try {
            RunnerProcess startedNow = start.start(app);
            process = startedNow;
            if (closed) {
                startedNow.destroy(NO_LONGER_WANTED);
            }
            awaitHello(startedNow, app, timeout);
            started.complete(startedNow);
        } catch (RuntimeException | InterruptedException e) {
            started.completeExceptionally(e);
            throw e;
        }
    }

    /// The process; throws [RunnerStartException] when it did not start.
    RunnerProcess process() throws InterruptedException {
        try {
            return started.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        }
    }

    /// Whether it has ended, or could not be started.
    boolean isGone() {
        if (!started.isDone()) {
            return false;
        }
        return started.isCompletedExceptionally() || !started.join().isAlive();
    }

    /// What it holds of the machine's memory, in bytes; 0 before it is a process.
    long memoryBytes() {
        RunnerProcess running = process;
        return running == null ? 0 : running.memoryBytes();
    }

    /// Ends it in order, or at once when it is importing its app still; waits for that.
    void close() {
        closed = true;
        RunnerProcess importing = process;
        if (importing != null && !importing.hello().isDone()) {
            importing.destroy(NO_LONGER_WANTED);
        }
        try {
            started.join().close();
        } catch (CompletionException e) {
            log.trace("A runner that did not start needs no end", e);
        }
    }

    private static void awaitHello(RunnerProcess process, AppToRun app, Duration timeout) throws InterruptedException {
        RunError error;
        try {
            error = process.hello()
                    .get(timeout.toMillis(), TimeUnit.MILLISECONDS)
                    .error();
        } catch (TimeoutException e) {
            process.destroy("it took too long to import its app");
            error = new RunError(
                    ErrorKind.LOAD_ERROR,
                    "Importing %s took longer than %d s, the longest the operator allows (stoa.runner.start-timeout). Load large data in run instead."
                            .formatted(app.runtime().file(), timeout.toSeconds()));
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
        if (error != null) {
            process.close();
            throw new RunnerStartException(error, process.importLog());
        }
    }
}
