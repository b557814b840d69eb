package dev.stoa.system;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What is done to the broker must not lose a run, or start one without need.
@ExtendWith(SleeperInstallation.Resolver.class)
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
