package dev.stoa.standalone;

import dev.stoa.embedded.EmbeddedServerException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The program behind `deploy/up`.
///
/// Ctrl-C and SIGTERM run the JVM's shutdown hook, which stops what was started: workers, API, broker, database.
public final class Up {

    /// Everything has been stopped already, since something failed.
    private static volatile boolean failed;

    private Up() {}

    public static void main(String[] arguments) {
        Console console = new Console(System.out, InstantSource.system());
        int status = run(List.of(arguments), console);
        // Also ends threads of the broker that would keep the JVM.
        System.exit(status);
    }

    private static int run(List<String> arguments, Console console) {
        Stopping stopping = new Stopping(console);
        try {
            Installation installation = Installation.fromProperties();
            UpOptions options = UpOptions.parse(arguments, installation.root(), Path.of(""));
            System.setProperty(
                    "stoa.up.log",
                    new DataFolder(options.data()).log("launcher").toString());
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(stopping, console), "stoa-stop"));
            new StartEverything(installation, options, stopping, console).run(System.getenv());
            return 0;
        } catch (Stopping.StoppedException ignored) {
            // The hook stops everything and ends the JVM; this thread only waits for it.
            stopping.stopAll();
            return 0;
        } catch (UpException e) {
            return fail(stopping, e.getMessage(), e.exitStatus());
        } catch (EmbeddedServerException e) {
            return fail(stopping, e.getMessage(), 1);
        } catch (RuntimeException | Error e) {
            // A fault of the launcher. Without an end everything it started would go on, with nobody watching.
            e.printStackTrace();
            return fail(stopping, "This was not foreseen, so everything is stopped: " + e, 1);
        }
    }

    private static int fail(Stopping stopping, @Nullable String message, int status) {
        failed = true;
        System.err.println("deploy/up: " + message);
        stopping.stopAll();
        return status;
    }

    private static void stop(Stopping stopping, Console console) {
        if (!failed) {
            console.line("");
            console.step("Stopping");
        }
        if (stopping.stopAll()) {
            console.step("Stopped");
        }
    }
}
