package dev.stoa.worker.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Starts processes from one thread, which lives as long as the worker: a sandbox that is to die with its parent dies
/// with the thread that started it (prctl(2), PR_SET_PDEATHSIG).
public final class ProcessStart implements AutoCloseable {
    private final ExecutorService starter = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("process start").factory());

    /// Starts the process.
    ///
    /// @throws UncheckedIOException when there is no such program, or no room for one more process
    public Process start(ProcessBuilder builder) throws InterruptedException {
        try {
            return starter.submit(builder::start).get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException cause
                    ? new UncheckedIOException(cause)
                    : new IllegalStateException(e.getCause());
        }
    }

    @Override
    public void close() {
        starter.shutdown();
    }
}
