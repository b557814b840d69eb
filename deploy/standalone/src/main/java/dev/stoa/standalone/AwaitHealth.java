package dev.stoa.standalone;

import java.time.Duration;

/// Waits until the API answers.
final class AwaitHealth {

    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private AwaitHealth() {}

    /// @throws UpException when the process ends first or three minutes are over
    static void of(ApiClient client, ServiceProcess process, Stopping stopping, Console console) {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (!client.isHealthy()) {
            stopping.throwIfBegun();
            if (!process.isAlive()) {
                throw EndedProcess.whileStarting(process, console);
            }
            if (System.nanoTime() > deadline) {
                throw UpException.failure("The API does not answer %s/health after %d minutes. Its log: %s"
                        .formatted(client.address(), LIMIT.toMinutes(), process.log()));
            }
            Pause.of(PAUSE);
        }
    }
}
