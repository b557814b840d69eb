package dev.stoa.worker.environment;

import dev.stoa.contracts.message.Ticket;
import dev.stoa.testsupport.WheelFolder;
import dev.stoa.worker.VersionRow;
import dev.stoa.worker.WorkerFixture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Workers that install packages of the test's own.
final class EnvironmentFixture implements AutoCloseable {
    /// An app that needs `greeting`.
    static final String GREETS = """
            import greeting
            async def run(inputs):
                return {"summary": {"Words": greeting.WORDS}}
            """;

    private final WorkerFixture workers = new WorkerFixture();
    private final WheelFolder wheels = new WheelFolder(workers.folder().resolve("wheels"))
            .wheel("greeting", "1.0", "import words\nWORDS = 'old ' + words.WORD\n", "words>=2")
            .wheel("words", "2.5", "WORD = 'words'\n", "")
            .wheel("words", "1.0", "WORD = 'too old'\n", "");

    WorkerFixture workers() {
        return workers;
    }

    WheelFolder wheels() {
        return wheels;
    }

    /// Starts a worker whose index is the folder of wheels, unless a property names another.
    EnvironmentFixture startWorker(String... properties) {
        List<String> all = Stream.concat(Stream.of("stoa.environment.index=" + wheels.folder()), Stream.of(properties))
                .toList();
        workers.startWorker(all.toArray(String[]::new));
        return this;
    }

    /// Ends the worker that was started first.
    void stopWorker() {
        workers.workers().removeFirst().close();
    }

    /// Has a version of an app with these requirements checked.
    VersionRow check(String function, String requirements) {
        return workers.check(files(function, requirements));
    }

    /// Has an app with each of these requirements checked, all at once.
    List<VersionRow> checkAll(String function, List<String> requirements) {
        List<Long> versions = requirements.stream()
                .map(lines -> workers.version(files(function, lines), "CHECKING"))
                .toList();
        versions.forEach(version -> workers.publish(Ticket.forCheck(version)));
        return versions.stream().map(workers::awaitChecked).toList();
    }

    static Map<String, String> files(String function, String requirements) {
        return Map.of("function.py", function, "requirements.txt", requirements);
    }

    String resultOf(VersionRow version) {
        return String.valueOf(workers.runToEnd(version.id(), "{}").result());
    }

    List<Path> environmentsOnDisk() {
        try (Stream<Path> folders =
                Files.list(workers.folder().resolve("worker").resolve("environments"))) {
            return folders.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path folder() {
        return workers.folder();
    }

    /// How many processes build, for any worker of this test's process.
    static long processesThatBuild() {
        return ProcessHandle.current()
                .descendants()
                .filter(process -> {
                    try {
                        return Files.readString(
                                        Path.of("/proc", Long.toString(process.pid()), "cmdline"),
                                        StandardCharsets.UTF_8)
                                .contains("--environment");
                    } catch (IOException e) {
                        return false;
                    }
                })
                .count();
    }

    @Override
    public void close() {
        workers.close();
    }
}
