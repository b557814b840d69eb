package dev.stoa.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The file that lists the service processes of a data folder, so that the next start finds those a killed launcher
/// left. A line is `<process id> <start, milliseconds since 1970> <jar>`.
final class ProcessRecords {

    /// The system tells a process's start to a hundredth of a second, and its clock may have been set since.
    private static final Duration START_TOLERANCE = Duration.ofSeconds(2);

    private static final Pattern LINE = Pattern.compile("(\\d{1,18}) (\\d{1,18}) (.+)");

    private final Path file;

    ProcessRecords(Path file) {
        this.file = file;
    }

    /// @param jar the jar on its command line
    synchronized void add(ProcessHandle process, Path jar) {
        long start = process.info().startInstant().orElseGet(Instant::now).toEpochMilli();
        try {
            Files.writeString(
                    file,
                    "%d %d %s%n".formatted(process.pid(), start, jar),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw UpException.failure("The list of processes %s cannot be written: %s".formatted(file, e));
        }
    }

    /// The processes of the file that still run and are the ones that were recorded.
    List<ProcessHandle> findLeftovers() {
        if (!Files.exists(file)) {
            return List.of();
        }
        try (Stream<String> lines = Files.lines(file)) {
            return lines.map(ProcessRecords::findProcess)
                    .flatMap(Optional::stream)
                    .toList();
        } catch (IOException e) {
            throw UpException.failure("The list of processes %s cannot be read: %s".formatted(file, e));
        }
    }

    /// Stops the leftovers: SIGTERM, a while, SIGKILL.
    ///
    /// @return how many there were
    int stopLeftovers() {
        List<ProcessHandle> leftovers = findLeftovers();
        leftovers.forEach(ProcessHandle::destroy);
        long deadline = System.nanoTime() + Workers.STOP_LIMIT.toNanos();
        for (ProcessHandle leftover : leftovers) {
            awaitEnd(leftover, deadline);
        }
        clear();
        return leftovers.size();
    }

    /// Nothing runs any more.
    void clear() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw UpException.failure("The list of processes %s cannot be deleted: %s".formatted(file, e));
        }
    }

    private static Optional<ProcessHandle> findProcess(String line) {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Instant start = Instant.ofEpochMilli(Long.parseLong(matcher.group(2)));
        return ProcessHandle.of(Long.parseLong(matcher.group(1)))
                .filter(ProcessHandle::isAlive)
                .filter(process -> startedAt(process, start) && runs(process, matcher.group(3)));
    }

    private static boolean startedAt(ProcessHandle process, Instant start) {
        return process.info()
                .startInstant()
                .map(actual -> Duration.between(start, actual).abs().compareTo(START_TOLERANCE) <= 0)
                .orElse(false);
    }

    private static boolean runs(ProcessHandle process, String jar) {
        return process.info()
                .arguments()
                .map(arguments -> List.of(arguments).contains(jar))
                .orElse(false);
    }

    private static void awaitEnd(ProcessHandle process, long deadline) {
        while (process.isAlive() && System.nanoTime() < deadline) {
            try {
                Thread.sleep(20);
            } catch (InterruptedException ignored) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        if (process.isAlive()) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
