package dev.stoa.javarunner;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Carries out the runs of one app version, one after another, each in a class loader of its own.
///
///     java ... Serve APP_DIR RESULT_LIMIT MEMORY_MB CLASSES REQUESTS REPLY
///
/// The last three are numbers of inherited descriptors: the classes that [Compile] has made, the pipe that runs come
/// by,
/// and the one for what becomes of them. They are read anew by /proc, so that no stream of the app's can be them.
final class Serve {
    /// How the process ends when not even an error could be told for want of memory; known to `java_runs.py`.
    static final int OUT_OF_MEMORY = 97;

    private final Path app;
    private final RunLimits limits;
    private final String classesFile;
    private final Frames frames;
    private final Surroundings surroundings;
    private @Nullable AppClasses classes;

    private Serve(Path app, RunLimits limits, String classesFile, Frames frames) {
        this.app = app;
        this.limits = limits;
        this.classesFile = classesFile;
        this.frames = frames;
        this.surroundings = Surroundings.now();
    }

    public static void main(String[] arguments) {
        int status = 0;
        try {
            Untraceable.become();
            String descriptors = "/proc/self/fd/";
            Frames frames = new Frames(
                    new DataInputStream(new BufferedInputStream(new FileInputStream(descriptors + arguments[4]))),
                    new FileOutputStream(descriptors + arguments[5]));
            RunLimits limits = new RunLimits(Integer.parseInt(arguments[1]), arguments[2]);
            new Serve(Path.of(arguments[0]), limits, descriptors + arguments[3], frames).serve();
        } catch (OutOfMemoryError e) {
            status = OUT_OF_MEMORY;
        } catch (Throwable e) {
            e.printStackTrace();
            status = 1;
        }
        Runtime.getRuntime().halt(status); // whatever threads and hooks there are
    }

    /// Returns when there are to be no more runs in this process.
    private void serve() throws IOException, InterruptedException {
        Warming.up();
        surroundings.look();
        boolean isClean = true;
        while (isClean) {
            byte[] request = frames.nextRequest();
            if (request == null) {
                return;
            }
            OneRun run = new OneRun(request, frames, app, classes(), limits);
            RunReply reply = run.carryOut();
            surroundings.flush();
            reply.send(frames, surroundings.err());
            isClean = reply.leavesMemory() && surroundings.restore();
            if (isClean) {
                frames.clean();
            }
        }
    }

    private AppClasses classes() throws IOException {
        AppClasses known = classes;
        if (known == null) {
            known = AppClasses.read(new FileInputStream(classesFile));
            classes = known;
        }
        return known;
    }
}
