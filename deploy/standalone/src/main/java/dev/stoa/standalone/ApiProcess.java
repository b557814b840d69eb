package dev.stoa.standalone;

import java.time.Duration;

/// The API process as something to stop.
record ApiProcess(ServiceProcess process, Console console) implements AutoCloseable {

    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);

    @Override
    public void close() {
        process.askToEnd();
        if (!process.awaitEnd(STOP_LIMIT)) {
            console.line("The API did not end within %d s and was killed.".formatted(STOP_LIMIT.toSeconds()));
        }
    }
}
