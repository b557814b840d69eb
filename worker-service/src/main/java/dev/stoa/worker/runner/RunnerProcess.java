package dev.stoa.worker.runner;

import dev.stoa.contracts.run.ErrorKind;
import dev.stoa.contracts.run.RunError;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/// One runner process and the calls that go on in it. Threadsafe.
final class RunnerProcess {
    private static final Logger log = LoggerFactory.getLogger(RunnerProcess.class);
    private static final Duration TIME_TO_EXIT = Duration.ofSeconds(6);

    private final Process process;
    private final DataOutputStream out;
    private final Duration grace;
    private final LastWords lastWords;
    private final FrameDispatch dispatch;
    private final ConcurrentHashMap<Long, RunCall> calls = new ConcurrentHashMap<>();
    private final AtomicLong keys = new AtomicLong();
    /// Why this process was ended from here; null as long as it was not.
    private final AtomicReference<@Nullable String> destroyed = new AtomicReference<>();
    /// Whether nothing it says is read any more. Set before the calls are ended: a call that comes later sees it.
    private volatile boolean over;
    /// The end of what is to be written, in order; guarded by [#calls]. Nobody waits for it: a runner that reads
    /// nothing
    /// stops the writing, and only the watch over its calls ends that.
    private CompletableFuture<Void> written = CompletableFuture.completedFuture(null);

    /// Takes over a process that was just started.
    RunnerProcess(Process process, String name, RunnerProperties properties) {
        this.process = process;
        this.grace = properties.grace();
        this.out = new DataOutputStream(process.getOutputStream());
        this.dispatch = new FrameDispatch(calls, properties);
        this.lastWords = new LastWords(process.getErrorStream(), name);
        Thread.ofPlatform().daemon().name("reader of " + name).start(this::readFrames);
    }

    /// What the runner says when it has imported the app; [RunnerStartException] when it cannot.
    CompletableFuture<Hello> hello() {
        return dispatch.hello();
    }

    /// What was printed while the app was imported.
    String importLog() {
        return dispatch.importLog();
    }

    boolean isAlive() {
        return !over && destroyed.get() == null && process.isAlive();
    }

    /// What it holds of the machine's memory with all its runs, in bytes.
    long memoryBytes() {
        return ProcessMemory.residentBytes(process.toHandle());
    }

    /// Calls the app's function. A process that is gone shows in the outcome.
    RunCall call(RunRequest request) {
        long key = keys.incrementAndGet();
        RunCall call = new RunCall(key, request, this, grace);
        calls.put(key, call);
        String json = request.json();
        writeInTurn(() -> {
            try {
                write(Frame.RUN, key, json);
            } catch (IOException e) {
                destroy("it takes no more runs: " + e.getMessage());
            }
        });
        if (!isAlive()) {
            endCalls(); // it may have ended before it knew of this call
        }
        return call;
    }

    /// Ends the processes of one run; returns at once.
    void kill(long key, Duration graceOfRun) {
        writeInTurn(() -> {
            try {
                write(Frame.KILL, key, "{\"grace_seconds\":" + graceOfRun.toMillis() / 1000.0 + "}");
            } catch (IOException e) {
                log.debug("Run {} could not be killed, its runner is gone", key, e);
            }
        });
    }

    /// Ends the runner in order, by force when it takes too long; waits for it.
    void close() {
        destroyed.compareAndSet(null, "it is no longer needed");
        try {
            process.getOutputStream().close();
            if (process.waitFor(TIME_TO_EXIT.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (IOException e) {
            log.debug("The runner was gone already", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        destroy("it did not end by itself");
    }

    /// Ends the runner and everything it has started, by force and at once. Its calls are over then.
    ///
    /// @param reason the end of a sentence that its runs are told
    void destroy(String reason) {
        if (destroyed.compareAndSet(null, reason)) {
            log.warn("Ended the runner process {}: {}", process.pid(), reason);
        }
        List<ProcessHandle> descendants = process.descendants().toList();
        process.destroyForcibly();
        descendants.forEach(ProcessHandle::destroyForcibly);
        endCalls();
    }

    /// Writes on a thread of its own, after all that was to be written before: a run is known before it is killed.
    private void writeInTurn(Runnable write) {
        synchronized (calls) {
            written = written.whenCompleteAsync((done, failure) -> write.run(), Thread::startVirtualThread);
        }
    }

    private void write(char type, long key, String json) throws IOException {
        byte[] payload = json.getBytes(StandardCharsets.UTF_8);
        out.writeByte(type);
        out.writeLong(key);
        out.writeInt(payload.length);
        out.write(payload);
        out.flush();
    }

    private void readFrames() {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(process.getInputStream(), 1 << 16))) {
            Frame frame = Frame.read(in, dispatch.frameLimitBytes());
            while (frame != null) {
                dispatch.take(frame);
                frame = Frame.read(in, dispatch.frameLimitBytes());
            }
        } catch (IOException | JacksonException e) {
            if (destroyed.get() == null) {
                destroy("it sent something that is no frame of the protocol (" + e.getMessage() + ")");
            }
        } finally {
            over = true;
            endCalls();
        }
    }

    /// Ends the calls there are. One that is put meanwhile is ended here or by its own thread, which looks after it has
    /// put it whether the runner is alive.
    private void endCalls() {
        if (destroyed.get() == null && !hasExited()) {
            destroy("nothing it says can be read any more");
            return;
        }
        RunError error = howItEnded();
        dispatch.end(error);
        calls.forEach((key, call) -> {
            call.ended(error);
            calls.remove(key, call);
        });
    }

    private RunError howItEnded() {
        String reason = destroyed.get();
        if (reason != null) {
            return new RunError(ErrorKind.APP_ERROR, "The runner of this app was ended: " + reason + ".");
        }
        int code = process.exitValue();
        String how = code > 128 ? "by " + ProcessEnd.inWords(code - 128) : "with exit code " + code;
        String words = lastWords.text();
        return new RunError(
                ErrorKind.APP_ERROR,
                "The runner of this app ended unexpectedly, " + how + (words.isEmpty() ? "." : ": " + words));
    }

    /// Waits a second for it: the end of what a process says comes before its own.
    private boolean hasExited() {
        try {
            return process.waitFor(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
