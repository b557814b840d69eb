package dev.stoa.standalone;

import dev.stoa.embedded.FileTail;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A service that runs as a process of its own, in a session of its own where `setsid` exists, so that the terminal's
/// Ctrl-C reaches the launcher only. Its output goes to a file.
final class ServiceProcess {

    private static final int TAIL_LINES = 25;
    private static final List<Path> SETSID = List.of(Path.of("/usr/bin/setsid"), Path.of("/bin/setsid"));

    private final String name;
    private final Path log;
    private final Process process;

    private ServiceProcess(String name, Path log, Process process) {
        this.name = name;
        this.log = log;
        this.process = process;
    }

    /// Starts it; the log of the run before is kept as `<log>.1`.
    ///
    /// @param environment added to the launcher's own
    static ServiceProcess start(String name, List<String> command, Map<String, String> environment, Path log) {
        try {
            if (Files.exists(log)) {
                Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
            }
            ProcessBuilder builder = new ProcessBuilder(inOwnSession(command));
            builder.environment().putAll(environment);
            builder.redirectInput(
                    ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
            builder.redirectErrorStream(true);
            builder.redirectOutput(log.toFile());
            return new ServiceProcess(name, log, builder.start());
        } catch (IOException e) {
            throw UpException.failure("The %s cannot be started: %s".formatted(name, e.getMessage()));
        }
    }

    String name() {
        return name;
    }

    Path log() {
        return log;
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /// Only when it has ended; 128 and the signal's number when a signal ended it.
    int exitStatus() {
        return process.exitValue();
    }

    List<String> tail() {
        return FileTail.of(log, TAIL_LINES);
    }

    /// Asks it to end (SIGTERM). Does not wait.
    void askToEnd() {
        process.destroy();
    }

    /// Waits for the end, and kills it with its children when the time is over.
    ///
    /// @return whether it ended by itself
    boolean awaitEnd(Duration limit) {
        try {
            if (process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                return true;
            }
        } catch (InterruptedException ignored) {
            Thread.currentThread().interrupt();
        }
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        return false;
    }

    private static List<String> inOwnSession(List<String> command) {
        List<String> whole = new ArrayList<>(command);
        SETSID.stream().filter(Files::isExecutable).findFirst().ifPresent(path -> whole.addFirst(path.toString()));
        return whole;
    }
}
