package dev.stoa.standalone;

import java.nio.file.Files;
import java.nio.file.Path;

/// Stands in for a worker in [UpIT]: says that it lives and waits to be ended.
final class StubWorker {

    private StubWorker() {}

    public static void main(String[] arguments) throws Exception {
        Path workers = Path.of(System.getenv("STOA_STUB_FOLDER")).resolve("workers");
        Files.createDirectories(workers);
        Files.writeString(
                workers.resolve(Long.toString(ProcessHandle.current().pid())),
                System.getenv().toString());
        Thread.sleep(Long.MAX_VALUE);
    }
}
