package dev.stoa.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/// What is done to the broker must not lose a run, or start one without need.
@OnSleepers
class BrokerOutageIT {
    private final SleeperInstallation on;

    BrokerOutageIT(SleeperInstallation on) {
        this.on = on;
    }

    @Test
    void aBrokerThatIsAwayCostsTimeOnly() {
        List<Long> runs = on.submit(2, 6);
        runs.forEach(run -> on.client().awaitStatus(run, "RUNNING"));

        on.rabbit().kill();
        List<Long> waiting = on.submit(6, 0.2);
        on.rabbit().start();

        runs.forEach(run -> on.assertSucceeded(run, 1));
        waiting.forEach(run -> on.assertSucceeded(run, 1));
    }

    @Test
    void aQueueThatIsPurgedOrDeletedIsFilledAgain() throws Exception {
        List<Long> busy = on.submit(4, 3);
        busy.forEach(run -> on.client().awaitStatus(run, "RUNNING"));
        List<Long> purged = on.submit(6, 0.1);
        on.rabbit().withChannel(channel -> channel.queuePurge("stoa.tickets.default"));
        purged.forEach(run -> on.assertSucceeded(run, 1));

        busy = on.submit(4, 3);
        busy.forEach(run -> on.client().awaitStatus(run, "RUNNING"));
        List<Long> deleted = on.submit(6, 0.1);
        on.rabbit().withChannel(channel -> channel.queueDelete("stoa.tickets.default"));
        deleted.forEach(run -> on.assertSucceeded(run, 1));
    }

    @Test
    void aQueueWithoutItsProcessIsMadeAgain() {
        on.rabbit().stopProcessOf("stoa.tickets.default");

        on.submit(6, 0.1).forEach(run -> on.assertSucceeded(run, 1));
    }

    @Test
    void aBrokerThatHangsHoldsUpNobody() throws Exception {
        on.assertSucceeded(on.client().submit(on.app(), "{}"), 1);
        List<Long> runs = new ArrayList<>();
        on.rabbit().pause();
        try {
            // The connection that is there, and none at all.
            runs.addAll(submitSwiftly(30));
            on.installation().api().kill();
            on.installation().restartApi();
            runs.addAll(submitSwiftly(30));
        } finally {
            on.rabbit().resume();
        }
        runs.forEach(run -> on.assertSucceeded(run, 1));
    }

    private List<Long> submitSwiftly(int count) {
        List<Long> runs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long begun = System.nanoTime();
            runs.add(on.client().submit(on.app(), "{}"));
            assertThat(Duration.ofNanos(System.nanoTime() - begun))
                    .as("submission %d", i)
                    .isLessThan(Duration.ofSeconds(2));
        }
        return runs;
    }

    @Test
    void aPoisonedTicketIsPutAsideAndCounted() throws Exception {
        on.rabbit()
                .withChannel(channel -> channel.basicPublish(
                        "", "stoa.tickets.default", null, "poison".getBytes(StandardCharsets.UTF_8)));

        on.assertSucceeded(on.client().submit(on.app(), "{}"), 1);
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> on.client()
                                .get("/api/monitor/stats")
                                .path("dead_tickets")
                                .asInt()
                        == 1);
    }

    @Test
    void anApiThatIsKilledBeforeATicketWasPublishedLosesNothing() throws InterruptedException {
        on.rabbit().kill();
        long run = on.client().submit(on.app(), "{}");
        on.installation().api().kill();
        on.rabbit().start();
        on.installation().restartApi();

        on.assertSucceeded(run, 1);
    }
}
