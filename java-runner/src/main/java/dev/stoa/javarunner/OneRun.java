package dev.stoa.javarunner;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// One call of an app's function, on a thread of its own and with classes of its own: what it leaves in either is gone
/// with
/// them.
final class OneRun {
    private static final JsonFactory JSON = new JsonFactory();
    private static final long STACK_BYTES = 8 << 20;
    private static final String NATIVE_THREAD = "unable to create native thread";

    private final byte[] request;
    private final Frames frames;
    private final Path app;
    private final AppClasses classes;
    private final RunLimits limits;
    private @Nullable RunReply reply;

    OneRun(byte[] request, Frames frames, Path app, AppClasses classes, RunLimits limits) {
        this.request = request;
        this.frames = frames;
        this.app = app;
        this.classes = classes;
        this.limits = limits;
    }

    /// Waits for the function's end, however long that takes; what becomes of whatever it throws is in the reply.
    RunReply carryOut() throws InterruptedException {
        Thread thread = new Thread(null, () -> reply = outcome(), "run", STACK_BYTES);
        thread.setDaemon(true);
        thread.start();
        thread.join();
        return Objects.requireNonNull(reply, "the run has ended without a reply");
    }

    private RunReply outcome() {
        try (AppLoader loader = new AppLoader(app, classes)) {
            Thread.currentThread().setContextClassLoader(loader);
            AppFunction.hearProgress(loader, this::progress);
            Request given = Request.of(request);
            AppFunction.giveSecrets(loader, given.secrets());
            return result(AppFunction.find(loader).call(given.inputs()));
        } catch (LoadException e) {
            return RunReply.failed(e.error());
        } catch (InvalidResultException e) {
            return RunReply.failed(new AppError("invalid_result", String.valueOf(e.getMessage()), null));
        } catch (OutOfMemoryError e) {
            return outOfMemory(e);
        } catch (Throwable e) { // whatever an app throws is its result
            return RunReply.failed(new AppError("app_error", AppFailure.typeAndText(e), AppFailure.traceback(e)));
        }
    }

    private RunReply result(@Nullable Object returned) {
        Repairs repairs = new Repairs();
        Place root = new Place();
        BoundedBytes bytes = new BoundedBytes(limits.resultBytes());
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
            new ResultWriter(json, repairs).write(returned, root);
        }
        if (bytes.isOver()) {
            return RunReply.failed(new AppError(
                    "result_too_large",
                    "The result is %s of JSON, more than the limit of %s. Return fewer rows or aggregate them."
                            .formatted(megabytes(bytes.size()), megabytes(limits.resultBytes())),
                    null));
        }
        return RunReply.returned(bytes, KeyOrder.of(root), repairs.warnings());
    }

    private RunReply outOfMemory(OutOfMemoryError failure) {
        if (String.valueOf(failure.getMessage()).startsWith(NATIVE_THREAD)) {
            return RunReply.failed(
                    new AppError("app_error", AppFailure.typeAndText(failure), AppFailure.traceback(failure)));
        }
        return RunReply.outOfMemory(new AppError(
                "out_of_memory",
                "The run needed more memory than its limit of %s MB (memory_mb in manifest.json)."
                        .formatted(limits.memoryMb()),
                AppFailure.traceback(failure)));
    }

    private void progress(double fraction, String message) {
        try {
            frames.write(Frames.PROGRESS, ProgressJson.of(fraction, message));
        } catch (IOException e) {
            throw new IllegalStateException("the runner has gone", e);
        }
    }

    private static String megabytes(long size) {
        return "%.1f MiB (%,d bytes)".formatted(size / (1024.0 * 1024.0), size);
    }
}
