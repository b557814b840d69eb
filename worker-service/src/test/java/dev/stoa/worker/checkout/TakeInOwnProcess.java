package dev.stoa.worker.checkout;

import dev.stoa.contracts.source.SourceProperties;
import dev.stoa.worker.ScratchFolder;
import dev.stoa.worker.Worker;
import dev.stoa.worker.cache.FolderUse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

/// Takes a checkout in a process of its own, as another worker of the machine does.
final class TakeInOwnProcess {
    private static final AtomicInteger WORKERS = new AtomicInteger();

    private TakeInOwnProcess() {}

    /// Takes one checkout.
    ///
    /// @param arguments folder, repository, commit, and whether to keep the checkout until the process is ended
    public static void main(String[] arguments) throws Exception {
        CheckoutProperties properties = new CheckoutProperties(200, DataSize.ofGigabytes(4));
        try (Checkouts checkouts = checkouts(Path.of(arguments[0]), properties);
                FolderUse checkout = checkouts.take(arguments[1], "", arguments[2])) {
            System.out.println("took " + Files.readString(checkout.folder().resolve("function.py")));
            if (Boolean.parseBoolean(arguments[3])) {
                Thread.sleep(60_000);
            }
        }
    }

    static Process start(Path folder, String url, String commit) throws Exception {
        return start(folder, url, commit, false);
    }

    /// Returns when the other process has taken it.
    static Process startAndKeep(Path folder, String url, String commit) throws Exception {
        Process process = start(folder, url, commit, true);
        StringBuilder said = new StringBuilder();
        while (said.indexOf("took") < 0) {
            int next = process.getInputStream().read();
            if (next < 0) {
                throw new IllegalStateException("It ended: " + said);
            }
            said.append((char) next);
        }
        return process;
    }

    static Checkouts checkouts(Path folder, CheckoutProperties properties) {
        SourceProperties sources = new Binder(new MapConfigurationPropertySource(Map.of("schemes", "file")))
                .bindOrCreate("", SourceProperties.class);
        String id = "%d-%d".formatted(ProcessHandle.current().pid(), WORKERS.incrementAndGet());
        Worker worker = new Worker(id, "host", 1, List.of("default"), 4, folder.resolve("worker"));
        try {
            return new Checkouts(sources, properties, worker, new ScratchFolder(worker), InstantSource.system());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Process start(Path folder, String url, String commit, boolean keep) throws Exception {
        return new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        TakeInOwnProcess.class.getName(),
                        folder.toString(),
                        url,
                        commit,
                        Boolean.toString(keep)))
                .redirectErrorStream(true)
                .start();
    }
}
