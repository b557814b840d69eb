package dev.stoa.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// How a run ends when it is called off, or when its app fails.
@OnSleepers
class EndsIT {
    private final SleeperInstallation on;

    EndsIT(SleeperInstallation on) {
        this.on = on;
    }

    @Test
    void aRunningRunIsCancelledWithinTwoSeconds() {
        long run = on.client().submit(on.app(), "{\"seconds\": 60}");
        on.client().awaitStatus(run, "RUNNING");
        long asked = System.nanoTime();
        on.client().post("/api/runs/" + run + "/cancel", "", 202);
        on.client().awaitStatus(run, "CANCELLED");

        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void aRunThatIsDeafToSigtermIsKilledWithAllItsProcessesWithinTwoSeconds() {
        String word = "deaf-" + UUID.randomUUID();
        long run = on.client().submit(on.app(), "{\"seconds\": 60, \"stubborn\": \"" + word + "\"}");
        Awaitility.await()
                .until(() -> on.client().text("/api/runs/" + run + "/logs").contains("deaf"));
        assertThat(processesWith(word)).isNotEmpty();
        long asked = System.nanoTime();
        on.client().post("/api/runs/" + run + "/cancel", "", 202);
        on.client().awaitStatus(run, "CANCELLED");

        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(2));
        assertThat(processesWith(word)).isEmpty();
    }

    @Test
    void whoCancelsARunThatEndsInThatMomentIsToldTheSameEndAsEverybody() throws Exception {
        List<String> ends = new ArrayList<>();
        int wait = 200;
        int step = 256;
        for (int n = 0; n < 40; n++) {
            long run = on.client().submit(on.app(), "{\"seconds\": 0.4}");
            Thread.sleep(wait);
            Client.Answer answer = on.client().answer("/api/runs/" + run + "/cancel", "");
            JsonNode ended = on.client().finished(run);
            String status = ended.path("status").asString();
            JsonNode watched = on.client().watch(run).getLast();

            assertThat(answer.status()).isIn(202, 409);
            if (answer.status() == 409) {
                assertThat(status).isEqualTo("SUCCESS");
            }
            assertThat(status).isIn("SUCCESS", "CANCELLED");
            assertThat(ended.path("result").isNull()).isEqualTo(status.equals("CANCELLED"));
            assertThat(watched.path("status").asString()).isEqualTo(status);
            assertThat(watched.path("result")).isEqualTo(ended.path("result"));
            ends.add(status);
            // Towards the moment of the end, and around it then.
            wait = Math.max(0, wait + (status.equals("CANCELLED") ? step : -step));
            step = Math.max(4, step / 2);
        }
        assertThat(ends).as("the race was won by either").contains("SUCCESS", "CANCELLED");
    }

    @Test
    void anAppThatFailsIsTriedAgainAsOftenAsItsManifestSays() {
        JsonNode run = on.client().finished(on.client().submit(on.app(), "{\"fails\": 1}"));

        assertThat(run.path("status").asString()).isEqualTo("FAILED");
        assertThat(run.at("/error/kind").asString()).isEqualTo("app_error");
        assertThat(run.path("attempts")
                        .valueStream()
                        .map(attempt -> attempt.path("end").asString() + " "
                                + attempt.path("message").asString()))
                .containsExactly(
                        "app_error ValueError: as asked",
                        "app_error ValueError: as asked",
                        "app_error ValueError: as asked");
        List<JsonNode> attempts = run.path("attempts").valueStream().toList();
        for (int i = 1; i < attempts.size(); i++) {
            assertThat(Duration.between(time(attempts.get(i - 1), "ended_at"), time(attempts.get(i), "started_at")))
                    .as("from one attempt to the next")
                    .isBetween(Duration.ofSeconds(1), Duration.ofSeconds(10));
        }
        assertThat(on.client().text("/api/runs/" + run.path("run_id").asLong() + "/logs"))
                .isEqualTo("started\nstarted\nstarted\n");
    }

    private static Instant time(JsonNode attempt, String field) {
        return Instant.parse(attempt.path(field).asString());
    }

    private static List<ProcessHandle> processesWith(String word) {
        return ProcessHandle.allProcesses()
                .filter(process -> Stream.of(process.info().arguments().orElse(new String[0]))
                        .anyMatch(argument -> argument.contains(word)))
                .toList();
    }
}
