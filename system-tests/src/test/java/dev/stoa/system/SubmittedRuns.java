package dev.stoa.system;

import dev.stoa.contracts.json.StoaJson;
import dev.stoa.testsupport.GitRepository;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.random.RandomGenerator;

/// Users who submit runs all the time and now and then cancel one. Who gets no answer, or is told to come again, sends
/// the same submission again under the same key until it is accepted.
final class SubmittedRuns implements AutoCloseable {
    private static final Duration BEFORE_NEXT_TRY = Duration.ofMillis(500);

    private final Client client;
    private final String app;
    private final List<Accepted> accepted = new CopyOnWriteArrayList<>();
    private final List<Throwable> failures = new CopyOnWriteArrayList<>();
    private final List<Thread> users = new ArrayList<>();
    private volatile boolean ended;

    /// A run that was accepted.
    ///
    /// @param fails     whether its function raises an exception
    /// @param cancelled what the answer to its cancellation said of it; empty when it was not cancelled
    record Accepted(long id, boolean fails, String cancelled) {}

    /// Begins.
    ///
    /// @param pauseMillis between two submissions of one user, on average
    SubmittedRuns(Client client, String app, int users, int pauseMillis, long seed) {
        this.client = client;
        this.app = app;
        for (int i = 0; i < users; i++) {
            String user = "user %d of %d".formatted(i, seed);
            RandomGenerator random = new Random(seed + i);
            this.users.add(Thread.ofVirtual().name(user).start(() -> submitAll(user, random, pauseMillis)));
        }
    }

    /// The app whose runs are submitted: a run prints a token and returns it, takes as long as it is told, leaves a
    /// process behind, and fails where it is told to.
    static GitRepository app(Path folder) {
        return GitRepository.create(folder)
                .file("manifest.json", """
                        {"name": "Sleeper", "max_attempts": 10, "retries": 1,
                         "inputs": {"seconds": {"type": "number"}, "fails": {"type": "boolean"}}}""")
                .file("function.py", """
                        import asyncio, subprocess, uuid
                        async def run(inputs: dict) -> dict:
                            token = str(uuid.uuid4())
                            print(token, flush=True)
                            subprocess.Popen(["sleep", "600"])
                            await asyncio.sleep(inputs["seconds"])
                            if inputs["fails"]:
                                raise ValueError("as asked")
                            return {"summary": {"token": token}}
                        """)
                .commit("first");
    }

    /// Submits no more, and waits until what was begun is accepted.
    ///
    /// @throws IllegalStateException when an answer was neither an acceptance nor a request to come again
    List<Accepted> end() throws InterruptedException {
        ended = true;
        for (Thread user : users) {
            user.join();
        }
        if (!failures.isEmpty()) {
            throw new IllegalStateException(failures.size() + " users failed", failures.getFirst());
        }
        return List.copyOf(accepted);
    }

    int count() {
        return accepted.size();
    }

    private void submitAll(String user, RandomGenerator random, int pauseMillis) {
        try {
            for (int n = 0; !ended; n++) {
                boolean fails = random.nextInt(10) == 0;
                accepted.add(submit(
                        "%s, %d".formatted(user, n),
                        seconds(random),
                        fails,
                        random.nextInt(10) == 0,
                        random.nextInt(2000)));
                Thread.sleep(random.nextInt(2 * pauseMillis));
            }
        } catch (InterruptedException | RuntimeException | Error e) {
            failures.add(e);
        }
    }

    private Accepted submit(String key, double seconds, boolean fails, boolean cancels, int millisUntilCancel)
            throws InterruptedException {
        String inputs = "{\"inputs\": {\"seconds\": %s, \"fails\": %s}}".formatted(seconds, fails);
        Insisted answer = insist("/api/apps/" + app + "/run", inputs, "Idempotency-Key", key);
        if (answer.status() != 202) {
            throw new IllegalStateException("A submission was answered with " + answer);
        }
        long id = StoaJson.MAPPER.readTree(answer.body()).path("run_id").asLong();
        if (!cancels) {
            return new Accepted(id, fails, "");
        }
        Thread.sleep(millisUntilCancel);
        Insisted cancelled = insist("/api/runs/" + id + "/cancel", "");
        if (cancelled.status() != 202 && cancelled.status() != 409) {
            throw new IllegalStateException("A cancellation was answered with " + cancelled);
        }
        String status =
                StoaJson.MAPPER.readTree(cancelled.body()).path("status").asString();
        if (cancelled.status() == 409) {
            // It had ended, by itself or by a cancellation whose answer was lost.
            status = cancelled.tries() == 1 ? "" : "UNKNOWN";
        }
        return new Accepted(id, fails, status);
    }

    private record Insisted(int status, String body, int tries) {}

    private Insisted insist(String path, String body, String... headers) throws InterruptedException {
        for (int tries = 1; ; tries++) {
            try {
                Client.Answer answer = client.answer(path, body, headers);
                if (answer.status() != 503) {
                    return new Insisted(answer.status(), answer.body(), tries);
                }
            } catch (UncheckedIOException e) {
                // The API is away, or was killed in the middle.
            }
            Thread.sleep(BEFORE_NEXT_TRY);
        }
    }

    /// Most are quick, a few take longer than a lease.
    private static double seconds(RandomGenerator random) {
        return switch (random.nextInt(10)) {
            case 0 -> 8;
            case 1, 2 -> 2;
            case 3, 4, 5 -> 0.5;
            default -> 0;
        };
    }

    @Override
    public void close() {
        ended = true;
        users.forEach(Thread::interrupt);
    }
}
