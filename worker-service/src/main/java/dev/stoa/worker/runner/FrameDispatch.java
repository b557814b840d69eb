package dev.stoa.worker.runner;

import dev.stoa.contracts.json.StoaJson;
import dev.stoa.contracts.run.ErrorKind;
import dev.stoa.contracts.run.RunError;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/// Hands each frame of a runner to the call it is about. A runner runs foreign code: nothing it sends is trusted to be
/// well-formed, small or meant for a call that exists. Used by one reader thread.
final class FrameDispatch {
    private static final Logger log = LoggerFactory.getLogger(FrameDispatch.class);
    /// What a frame may hold beyond a result, such as an error's words.
    private static final int SLACK_BYTES = 1 << 20;
    private static final int PROGRESS_LIMIT_BYTES = 1 << 14;
    private static final int MESSAGE_LIMIT = 10_000;
    private static final int TRACEBACK_LIMIT = 100_000;

    private final Map<Long, RunCall> calls;
    private final int frameLimitBytes;
    private final long logLimitBytes;
    private final CompletableFuture<Hello> hello = new CompletableFuture<>();
    /// Whether the runner itself is there.
    private volatile boolean begun;
    /// Guarded by itself: others read it.
    private final StringBuilder importLog = new StringBuilder();

    FrameDispatch(Map<Long, RunCall> calls, RunnerProperties properties) {
        this.calls = calls;
        this.frameLimitBytes = Math.toIntExact(properties.resultLimit().toBytes() + SLACK_BYTES);
        this.logLimitBytes = properties.logLimit().toBytes();
    }

    int frameLimitBytes() {
        return frameLimitBytes;
    }

    CompletableFuture<Hello> hello() {
        return hello;
    }

    String importLog() {
        synchronized (importLog) {
            return importLog.toString();
        }
    }

    /// Throws IOException or JacksonException when the frame is none of the protocol.
    void take(Frame frame) throws IOException {
        if (frame.key() == Frame.RUNNER_ITSELF) {
            takeOwn(frame);
            return;
        }
        RunCall call = calls.get(frame.key());
        if (call == null) {
            log.debug("Passed over a frame of type {} for a call that is over", frame.type());
            return;
        }
        switch (frame.type()) {
            case Frame.LOG -> call.request().log().accept(frame.text());
            case Frame.PROGRESS -> progress(call, frame);
            case Frame.KEY_ORDER -> call.setKeyOrder(frame.text());
            case Frame.RESULT -> call.returned(frame.text());
            case Frame.ERROR -> call.failed(shortened(StoaJson.MAPPER.readValue(frame.payload(), RunError.class)));
            case Frame.END -> end(call, frame);
            default -> throw new IOException("a frame of type " + (int) frame.type());
        }
    }

    /// The runner is gone. Before it has begun no code of the app was there, so that the fault is the worker's.
    void end(RunError how) {
        if (!begun) {
            hello.completeExceptionally(new IllegalStateException(how.message()));
        }
        hello.complete(new Hello(null, null, new RunError(ErrorKind.LOAD_ERROR, how.message())));
    }

    private void takeOwn(Frame frame) throws IOException {
        switch (frame.type()) {
            case Frame.LOG -> {
                synchronized (importLog) {
                    if (!hello.isDone() && importLog.length() < logLimitBytes) {
                        importLog.append(frame.text());
                    }
                }
            }
            case Frame.BEGUN -> begun = true;
            case Frame.HELLO -> hello.complete(StoaJson.MAPPER.readValue(frame.payload(), Hello.class));
            default -> throw new IOException("a frame of type " + (int) frame.type() + " about the runner itself");
        }
    }

    private static void progress(RunCall call, Frame frame) {
        if (frame.payload().length > PROGRESS_LIMIT_BYTES) {
            return; // nobody could read that
        }
        try {
            call.request().progress().accept(StoaJson.MAPPER.readValue(frame.payload(), Progress.class));
        } catch (JacksonException e) {
            log.debug("Passed over progress that is none", e);
        }
    }

    private void end(RunCall call, Frame frame) {
        ProcessEnd end = StoaJson.MAPPER.readValue(frame.payload(), ProcessEnd.class);
        calls.remove(frame.key());
        Double used = end.cpuSeconds();
        if (used != null && used >= 0 && Double.isFinite(used)) {
            call.request().cpuSeconds().accept(used);
        }
        call.ended(end.error(call.request().limits()));
    }

    private static RunError shortened(RunError error) {
        String traceback = error.traceback();
        return new RunError(
                error.kind(),
                error.message().length() > MESSAGE_LIMIT
                        ? error.message().substring(0, MESSAGE_LIMIT) + " [...]"
                        : error.message(),
                // Its end says what happened.
                traceback == null || traceback.length() <= TRACEBACK_LIMIT
                        ? traceback
                        : "[...] " + traceback.substring(traceback.length() - TRACEBACK_LIMIT));
    }
}
