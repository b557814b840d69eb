package dev.stoa.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stoa.contracts.json.StoaJson;
import dev.stoa.contracts.message.CancelRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// How a running run is called off.
class CancelIT {
    private static final String SLEEPS =
            "import time\nasync def run(inputs):\n    print('sleeping', flush=True)\n    time.sleep(60)\n";
    private static WorkerFixture fixture;

    @BeforeAll
    static void start() {
        fixture = new WorkerFixture();
        fixture.startWorker("stoa.lease.heartbeat=1s");
    }

    @AfterAll
    static void stop() {
        fixture.close();
    }

    @Test
    void aControlMessageEndsARunAtOnce() {
        long run = submitAndAwaitSleep();
        fixture.rabbit()
                .convertAndSend(
                        fixture.broker().prefix() + ".control",
                        "",
                        StoaJson.MAPPER.writeValueAsBytes(new CancelRequest(run)));
        assertThat(fixture.awaitEnd(run).status()).isEqualTo("CANCELLED");
    }

    @Test
    void aHeartbeatSeesTheWishInTheDatabase() {
        long run = submitAndAwaitSleep();
        fixture.jdbc()
                .sql("UPDATE job_runs SET cancel_requested_at = now() WHERE id = :id")
                .param("id", run)
                .update();
        RunRow ended = fixture.awaitEnd(run);
        assertThat(ended.status()).isEqualTo("CANCELLED");
        assertThat(ended.log()).isEqualTo("sleeping\n");
        assertThat(ended.kind()).isNull();
    }

    @Test
    void aRunWhoseAttemptMovedOnIsKilledAndWritesNothing() {
        long run = submitAndAwaitSleep();
        fixture.jdbc()
                .sql("UPDATE job_runs SET attempt = attempt + 1, worker_id = 'another' WHERE id = :id")
                .param("id", run)
                .update();
        Await.until(() -> busy() == 0);
        assertThat(fixture.run(run).status()).isEqualTo("RUNNING");
        assertThat(fixture.run(run).workerId()).isEqualTo("another");
    }

    private static int busy() {
        return fixture.jdbc()
                .sql("SELECT busy FROM workers")
                .query(Integer.class)
                .single();
    }

    private static long submitAndAwaitSleep() {
        long run = fixture.submit(fixture.app(SLEEPS), "{}");
        Await.until(() -> fixture.run(run).log().contains("sleeping"));
        return run;
    }
}
