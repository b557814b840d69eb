package dev.stoa.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import tools.jackson.databind.JsonNode;

/// How several workers share what is to be done, and what happens when they are replaced.
@OnSleepers
@Isolated("the workers' shares depend on what else the machine does")
class ManyWorkersIT {
    private final SleeperInstallation on;

    ManyWorkersIT(SleeperInstallation on) {
        this.on = on;
    }

    @Test
    void allWorkersAreReplacedUnderLoadAndNothingIsLostOrRepeated() throws InterruptedException {
        List<Long> runs = on.submit(60, 0.4);
        for (Service worker : on.installation().workers()) {
            on.installation().startWorker(2);
            assertThat(worker.stop()).as(worker.log()).isTrue();
        }
        on.installation().forgetEndedWorkers();

        runs.forEach(run -> {
            JsonNode ended = on.client().finished(run);
            assertThat(ended.path("status").asString()).as("%s", ended).isEqualTo("SUCCESS");
            assertThat(ended.path("attempts")
                            .valueStream()
                            .map(attempt -> attempt.path("end").asString()))
                    .as("%s", ended)
                    .containsOnlyOnce("success")
                    .allMatch(end -> end.equals("success") || end.equals("handed_back"));
        });
    }

    @Test
    void aBacklogIsSharedByAllWorkersAndNoRunStartsTwice() throws InterruptedException {
        List<Service> more =
                List.of(on.installation().startWorker(2), on.installation().startWorker(2));
        on.client().awaitWorkers(4);
        List<Long> runs = on.submit(200, 0.2);

        Map<String, Long> byWorker = runs.stream()
                .map(run -> on.assertSucceeded(run, 1).path("worker").asString())
                .collect(Collectors.groupingBy(worker -> worker, Collectors.counting()));
        assertThat(byWorker).hasSize(4);
        assertThat(byWorker.values()).allSatisfy(count -> assertThat(count).isGreaterThan(20));
        for (Service worker : more) {
            assertThat(worker.stop()).isTrue();
        }
    }

    @Test
    void aSingleRunDoesNotWaitBehindTheManyOfAnother() {
        String single = on.register("single", "default");
        on.assertSucceeded(on.client().submit(single, "{}"), 1);
        List<Long> many = on.submit(150, 0.2);
        JsonNode ended = on.assertSucceeded(on.client().submit(single, "{}"), 1);

        Instant end = Instant.parse(ended.path("finished_at").asString());
        long before = many.stream()
                .map(run -> on.assertSucceeded(run, 1))
                .filter(run -> Instant.parse(run.path("finished_at").asString()).isBefore(end))
                .count();
        assertThat(before).as("of 150 that were submitted before it").isLessThan(100);
    }
}
