package dev.stoa.worker.sandbox;

import dev.stoa.worker.StartRefused;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The Python interpreter that runs the apps.
///
/// @param executable the interpreter itself: what a version manager puts before it costs 200 ms a start
/// @param version    such as 3.11.2
/// @param folders    where it is itself, with its standard library and its packages
public record PythonInterpreter(Path executable, String version, List<Path> folders) {
    private static final String ASK =
            "import sys; print(sys.executable); print('%d.%d.%d' % sys.version_info[:3]); print(sys.version_info >= (3, 9)); print(sys.prefix); print(sys.base_prefix);";

    /// Asks the interpreter what it is; throws [StartRefused] when it cannot be used.
    public static PythonInterpreter find(String command) {
        try {
            Process process = new ProcessBuilder(command, "-I", "-c", ASK)
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            boolean ended = process.waitFor(20, TimeUnit.SECONDS);
            if (!ended) {
                process.destroyForcibly();
            }
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            List<String> lines = said.lines().toList();
            StartRefused.when(
                    !ended || process.exitValue() != 0 || lines.size() < 3,
                    "stoa.runner.python must name a Python interpreter, 3.9 or newer; %s is none. It says: %s"
                            .formatted(command, said.strip()));
            StartRefused.when(
                    !lines.get(2).equals("True"),
                    "stoa.runner.python must be Python 3.9 or newer; %s is %s.".formatted(command, lines.get(1)));
            StartRefused.when(
                    lines.size() != 5,
                    "stoa.runner.python must say where it is; %s says: %s".formatted(command, said.strip()));
            return new PythonInterpreter(
                    Path.of(lines.get(0)), lines.get(1), List.of(Path.of(lines.get(3)), Path.of(lines.get(4))));
        } catch (IOException e) {
            throw new StartRefused(
                    "stoa.runner.python must name a Python interpreter, 3.9 or newer; %s cannot be started: %s"
                            .formatted(command, e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartRefused("The start was interrupted.");
        }
    }
}
