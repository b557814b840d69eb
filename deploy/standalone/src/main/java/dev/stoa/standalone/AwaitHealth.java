package dev.stoa.standalone;

import java.time.Duration;

/// Waits until the API answers.
final class AwaitHealth {

    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private AwaitHealth() {}

    /// @param whileWaiting called again and again; throws to end the waiting
    /// @throws UpException when three minutes are over
    static void of(ApiClient client, ServiceProcess process, Runnable whileWaiting) {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (!client.isHealthy()) {
            whileWaiting.run();
            if (System.nanoTime() > deadline) {
                throw UpException.failure("The API does not answer %s/health after %d minutes. Its log: %s"
                        .formatted(client.address(), LIMIT.toMinutes(), process.log()));
            }
            Pause.of(PAUSE);
        }
    }
}
