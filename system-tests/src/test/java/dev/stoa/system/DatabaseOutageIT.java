package dev.stoa.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.stoa.contracts.json.StoaJson;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What is done to the database must not lose a run, start one without need, or leave one half-written.
@OnSleepers
class DatabaseOutageIT {
    private final SleeperInstallation on;

    DatabaseOutageIT(SleeperInstallation on) {
        this.on = on;
    }

    @Test
    void aDatabaseThatIsAwayForLongerThanALeaseCostsTimeOnly() throws InterruptedException {
        List<Long> runs = on.submit(4, 12);
        runs.forEach(run -> on.client().awaitStatus(run, "RUNNING"));
        List<Long> waiting = on.submit(4, 0.2);

        on.postgres().crash();
        Client.Answer refusal = on.client().answer("/api/apps/" + on.app() + "/run", "{\"inputs\": {}}");
        assertThat(refusal.status()).isEqualTo(503);
        assertThat(refusal.retryAfter()).isEqualTo("5");
        Thread.sleep(15_000); // two leases and more
        on.postgres().start();

        runs.forEach(run -> on.assertSucceeded(run, 1));
        waiting.forEach(run -> on.assertSucceeded(run, 1));
        on.assertSucceeded(on.client().submit(on.app(), "{}"), 1);
    }

    @Test
    void whoWatchesIsToldThatTheDatabaseIsAwayAndHowTheRunGoesOn() throws Exception {
        long run = on.client().submit(on.app(), "{\"seconds\": 6}");
        on.client().awaitStatus(run, "RUNNING");
        List<JsonNode> messages;
        try (ExecutorService watchers = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<List<JsonNode>> watched = watchers.submit(() -> on.client().watch(run));
            Thread.sleep(1000);
            on.postgres().crash();
            Thread.sleep(9000);
            on.postgres().start();
            messages = watched.get();
        }

        assertThat(messages).anySatisfy(message -> {
            assertThat(message.path("warning").asString()).startsWith("Stoa cannot reach its database just now");
            assertThat(message.path("status").asString()).isEqualTo("RUNNING");
        });
        assertThat(messages.getLast().path("status").asString()).isEqualTo("SUCCESS");
        assertThat(messages.getLast().has("warning")).isFalse();
    }

    @Test
    void aDiskThatIsFullIsWaitedFor() throws InterruptedException {
        assumeTrue(on.postgres().hasDiskOfItsOwn(), "needs root, to mount a disk");
        long run = on.client().submit(on.app(), "{\"seconds\": 3, \"rows\": 300000}");
        on.client().awaitStatus(run, "RUNNING");
        on.postgres().fillDisk();
        Map<String, Client.Answer> answers = new LinkedHashMap<>();
        for (int n = 0; n < 20; n++) {
            answers.put("full disk " + n, submitUnder("full disk " + n));
            Thread.sleep(400);
        }
        boolean wasFull = on.postgres().log().contains("No space left on device");
        on.postgres().freeDisk();

        assertThat(wasFull).isTrue();
        assertThat(answers.values()).extracting(Client.Answer::status).isSubsetOf(202, 503);
        answers.keySet().forEach(key -> on.assertSucceeded(runOf(submitUnder(key)), 1));
        answers.forEach((key, answer) -> {
            if (answer.status() == 202) {
                assertThat(runOf(submitUnder(key))).isEqualTo(runOf(answer));
            }
        });
        assertThat(on.assertSucceeded(run, 1).at("/result/table").size()).isEqualTo(300_000);
    }

    @Test
    void aConnectionThatIsClosedInTheMiddleOfASubmissionLeavesNothingOrAWholeRun() throws Exception {
        CompletableFuture<Client.Answer> answer;
        try (Held lock = hold("LOCK TABLE job_runs IN EXCLUSIVE MODE")) {
            answer = CompletableFuture.supplyAsync(() -> submitUnder("cut off"));
            lock.closeConnection(on.postgres().awaitWaitingForALock("insert into job_runs"));
        }

        assertThat(answer.get().status()).isEqualTo(503);
        assertThat(count("SELECT count(*) FROM job_runs WHERE idempotency_key = 'cut off'"))
                .isZero();
        on.assertSucceeded(runOf(submitUnder("cut off")), 1);
    }

    @Test
    void aConnectionThatIsClosedInTheMiddleOfARecordIsReplacedAndTheResultIsWrittenOnce() throws Exception {
        long run = on.client().submit(on.app(), "{\"seconds\": 1}");
        on.client().awaitStatus(run, "RUNNING");
        try (Held lock = hold("SELECT id FROM job_runs WHERE id = %d FOR NO KEY UPDATE".formatted(run))) {
            lock.closeConnection(on.postgres().awaitWaitingForALock("WITH done AS"));
        }

        on.assertSucceeded(run, 1);
        assertThat(count("SELECT count(*) FROM job_results WHERE run_id = " + run))
                .isOne();
    }

    @Test
    void aDeadlockCostsTimeOnly() throws Exception {
        Service worker = on.startWorker("deadlock", Map.of());
        String app = on.register("deadlock", "deadlock");
        List<Long> runs = Stream.of(1, 2)
                .map(n -> on.client().submit(app, "{\"seconds\": 4}"))
                .toList();
        runs.forEach(run -> on.client().awaitStatus(run, "RUNNING"));
        long before = count("SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()");
        String lockRun = "SELECT id FROM job_runs WHERE id = %d FOR UPDATE";

        // The heartbeat takes the first and waits for the second.
        try (Held lock = hold(lockRun.formatted(runs.getLast()))) {
            on.postgres().awaitWaitingForALock("lease_expires_at");
            lock.tryTo(lockRun.formatted(runs.getFirst()));
        }

        runs.forEach(run -> on.assertSucceeded(run, 1));
        Awaitility.await()
                .until(() ->
                        count("SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()") > before);
        assertThat(worker.stop()).isTrue();
    }

    /// A transaction of the test's own that holds what `statement` locks until it is closed.
    private Held hold(String statement) throws SQLException {
        Held held = new Held(on.postgres().connect());
        held.tryTo(statement);
        return held;
    }

    private record Held(Connection connection) implements AutoCloseable {
        /// What it waits for in vain it does not get, as the one that PostgreSQL chooses of those in a deadlock.
        void tryTo(String statement) throws SQLException {
            connection.setAutoCommit(false);
            try (Statement sql = connection.createStatement()) {
                sql.execute(statement);
            } catch (SQLException e) {
                if (!"40P01".equals(e.getSQLState())) {
                    throw e;
                }
            }
        }

        /// Of another one.
        void closeConnection(long pid) throws SQLException {
            tryTo("SELECT pg_terminate_backend(%d)".formatted(pid));
        }

        @Override
        public void close() throws SQLException {
            connection.rollback();
            connection.close();
        }
    }

    private Client.Answer submitUnder(String key) {
        return on.client().answer("/api/apps/" + on.app() + "/run", "{\"inputs\": {}}", "Idempotency-Key", key);
    }

    private static long runOf(Client.Answer answer) {
        assertThat(answer.status()).as("%s", answer).isEqualTo(202);
        return StoaJson.MAPPER.readTree(answer.body()).path("run_id").asLong();
    }

    private long count(String query) {
        return on.postgres().sql().sql(query).query((row, n) -> row.getLong(1)).single();
    }
}
