package dev.stoa.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.stoa.testsupport.GitRepository;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// What is done to workers must not lose a run, end one twice or start one without need.
@OnSleepers
class WorkerLossIT {
    private final SleeperInstallation on;

    WorkerLossIT(SleeperInstallation on) {
        this.on = on;
    }

    @Test
    void aWorkerThatComesBackAfterItsLeaseRanOutWritesNothing() {
        long run = on.client().submit(on.app(), "{\"seconds\": 3}");
        on.client().awaitStatus(run, "RUNNING");
        Service paused = on.workerOf(run);
        Processes.signal(paused.pid(), "STOP");
        try {
            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .until(() ->
                            on.client().get("/api/runs/" + run).path("attempt").asInt() == 2);
        } finally {
            Processes.signal(paused.pid(), "CONT");
        }

        JsonNode ended = on.assertSucceeded(run, 2);
        assertThat(ended.at("/attempts/0/end").asString()).isEqualTo("worker_lost");
        assertThat(ended.at("/attempts/1/end").asString()).isEqualTo("success");
        assertThat(ended.at("/attempts/1/worker").asString())
                .isNotEqualTo(ended.at("/attempts/0/worker").asString());
        Awaitility.await("the late one notices")
                .atMost(Duration.ofMinutes(1))
                .until(() -> paused.log().contains("its lease was lost")
                        || paused.log().contains("was refused: the attempt is not the current one"));
        assertThat(on.client().get("/api/runs/" + run)).isEqualTo(ended);
        on.client().awaitWorkers(2);
    }

    @Test
    void aWorkerThatIsFrozenInTheMiddleOfATransactionHoldsItsAppForSecondsOnly() throws Exception {
        Service frozen = on.startWorker("frozen", Map.of());
        String app;
        try (GitRepository repository = on.repository("frozen", "frozen")
                .file("function.py", "import time\ntime.sleep(3)\nasync def run(inputs):\n    return {}\n")) {
            repository.commit("slow to check");
            app = on.register(repository);
        }
        try (Connection test = on.postgres().connect();
                Statement sql = test.createStatement()) {
            test.setAutoCommit(false);
            sql.execute("SELECT id FROM apps WHERE function_name = '%s' FOR UPDATE".formatted(app));
            on.postgres().awaitWaitingForALock("FOR NO KEY UPDATE OF a");
            Processes.signal(frozen.pid(), "STOP");
            test.rollback();
        }
        Service other = on.startWorker("frozen", Map.of());

        on.assertSucceeded(on.client().submit(app, "{}"), 1);

        Processes.signal(frozen.pid(), "CONT");
        assertThat(frozen.stop()).isTrue();
        assertThat(other.stop()).isTrue();
    }

    @Test
    void aWorkerThatIsKilledInTheMiddleOfACloneLeavesTheRunToAnotherAndNothingBehind() throws Exception {
        Path cache = on.folder("clone-cache");
        Map<String, String> settings = Map.of("STOA_WORKER_FOLDER", cache.toString());
        Service first = on.startWorker("clone", Map.of());
        String app;
        try (GitRepository repository = on.repository("large", "clone")) {
            byte[] noise = new byte[15_000_000];
            new Random(1).nextBytes(noise);
            repository
                    .file("data.txt", Base64.getEncoder().encodeToString(noise))
                    .commit("large");
            app = on.register(repository);
        }
        on.assertSucceeded(on.client().submit(app, "{}"), 1);
        assertThat(first.stop()).isTrue();

        Service cloning = on.startWorker("clone", settings);
        long run = on.client().submit(app, "{}");
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> sizeOf(cache) > 8_000_000);
        cloning.kill();
        assertThat(on.client().get("/api/runs/" + run).path("status").asString())
                .isEqualTo("RUNNING");
        assertThat(checkouts(cache)).isEmpty();

        Service last = on.startWorker("clone", settings);
        on.assertSucceeded(run, 2);
        assertThat(checkouts(cache)).hasSize(1);
        assertThat(last.stop()).isTrue();
        assertThat(cache.resolve("scratch")).isEmptyDirectory();
    }

    @Test
    void aWorkerThatIsKilledBetweenResultAndAcknowledgementHasNothingDoneTwice() throws Exception {
        assumeTrue(Wires.areToBeHad(), "needs root, to pull a wire");
        try (Wires host = new Wires(50)) {
            Service killed = on.installation()
                    .startWorker(
                            1,
                            host.seen(
                                    on.postgres(),
                                    on.rabbit(),
                                    on.installation().addresses()),
                            host.within(),
                            SleeperInstallation.withPool("wired", Map.of("SPRING_RABBITMQ_REQUESTED_HEARTBEAT", "2s")));
            String app = on.register("wired", "wired");
            on.assertSucceeded(on.client().submit(app, "{}"), 1);
            long run = on.client().submit(app, "{\"seconds\": 2}");
            on.client().awaitStatus(run, "RUNNING");

            host.broker().pull();
            JsonNode ended = on.assertSucceeded(run, 1);
            killed.kill();
            Service other = on.startWorker("wired", Map.of());

            Awaitility.await("the broker gives the ticket to the other one, who finds nothing to do")
                    .atMost(Duration.ofMinutes(2))
                    .until(() -> on.rabbit().queues().getOrDefault("stoa.tickets.wired", -1L) == 0);
            assertThat(on.client().get("/api/runs/" + run)).isEqualTo(ended);
            on.assertSucceeded(on.client().submit(app, "{}"), 1);
            assertThat(other.stop()).isTrue();
        }
    }

    /// It is the database's clock that is changed: to everybody else theirs are off then.
    @ParameterizedTest
    @ValueSource(strings = {"+1h", "-1h"})
    void workersWhoseClocksAreAnHourOffDoNoHarm(String offset) {
        on.postgres().stop();
        on.postgres().startWithClock(offset);
        try {
            on.client().awaitDatabase();
            List<Long> runs = on.submit(4, 8); // longer than a lease

            for (long run : runs) {
                JsonNode ended = on.assertSucceeded(run, 1);
                Instant submitted = Instant.parse(ended.path("created_at").asString());
                Instant started = Instant.parse(ended.path("started_at").asString());
                Instant finished = Instant.parse(ended.path("finished_at").asString());
                assertThat(Duration.between(submitted, Instant.now()).abs())
                        .as("the clocks were apart")
                        .isGreaterThan(Duration.ofMinutes(50));
                assertThat(Duration.between(submitted, started)).isBetween(Duration.ZERO, Duration.ofMinutes(1));
                assertThat(Duration.between(started, finished)).isBetween(Duration.ofSeconds(8), Duration.ofMinutes(1));
            }
        } finally {
            on.postgres().stop();
            on.postgres().start();
            on.client().awaitDatabase();
        }
        on.assertSucceeded(on.client().submit(on.app(), "{}"), 1);
    }

    private static List<Path> checkouts(Path cache) throws IOException {
        if (!Files.isDirectory(cache.resolve("checkouts"))) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(cache.resolve("checkouts"))) {
            return children.toList();
        }
    }

    private static long sizeOf(Path folder) {
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.map(Path::toFile)
                    .filter(File::isFile)
                    .mapToLong(File::length)
                    .sum();
        } catch (IOException | UncheckedIOException e) {
            return 0; // a file that went away meanwhile
        }
    }
}
