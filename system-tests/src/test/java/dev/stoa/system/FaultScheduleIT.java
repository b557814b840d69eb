package dev.stoa.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stoa.testsupport.GitRepository;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Random faults, many of them at a time, while users submit runs; afterwards nothing may be lost, done twice or left
/// over. `-Dfaults=300 -Dseed=7` does a long one; a seed always stands for the same faults.
class FaultScheduleIT {
    private static final int WORKERS = 3;

    private final Instant began = Instant.now();

    private final Path folder = KeptFolder.emptied("fault-schedule");

    @Test
    void whateverIsDoneEveryAcceptedRunEndsOnceAndNothingIsLeft() throws Exception {
        int count = Integer.getInteger("faults", 20);
        long seed = Long.getLong("seed", 1);
        boolean wires = Wires.areToBeHad();
        try (FaultyInstallation installation = new FaultyInstallation(folder, WORKERS);
                GitRepository repository = SubmittedRuns.app(folder.resolve("app"));
                SubmittedRuns users = new SubmittedRuns(
                        installation.client(), installation.client().register(repository.url(), ""), 3, 600, seed)) {
            Map<Fault.Kind, Integer> done = new TreeMap<>();
            for (Fault fault : Fault.schedule(seed, count, WORKERS, wires)) {
                installation.begin(fault);
                done.merge(fault.kind(), 1, Integer::sum);
                print("%s, %d runs so far".formatted(fault, users.count()));
                Thread.sleep(fault.pause());
            }
            installation.awaitWhole();
            List<SubmittedRuns.Accepted> accepted = users.end();
            Aftermath aftermath = new Aftermath(installation.postgres().sql());

            aftermath.everyRunHasEnded(accepted);
            print(aftermath.endings());
            aftermath.everyRunHasOneEnd(accepted);
            aftermath.fewRunsFailForLossesAlone(accepted.size());
            aftermath.everyRunWasRecordedByItsLatestAttempt();
            aftermath.nothingWaits(installation.rabbit(), WORKERS);
            installation.stopWorkers();
            assertThat(installation.processesOnHosts()).isEmpty();
            aftermath.noFilesAreLeft(folder.resolve("cache"));

            print("seed %d: %d faults%s, %d runs, %d min"
                    .formatted(
                            seed,
                            count,
                            wires ? "" : " (no wires pulled: that needs root)",
                            accepted.size(),
                            Duration.between(began, Instant.now()).toMinutes()));
            print(done.toString());
            printRecoveries(installation, aftermath);
        }
    }

    private void printRecoveries(FaultyInstallation installation, Aftermath aftermath) {
        List<Duration> lost = new ArrayList<>();
        Map<Fault.Kind, List<Duration>> back = new TreeMap<>();
        for (FaultyInstallation.Event event : installation.events()) {
            if (event.kind() == Fault.Kind.KILL_WORKER) {
                lost.addAll(aftermath.fromLossToNextAttempt(event.worker(), event.at()));
            } else {
                back.computeIfAbsent(event.kind(), kind -> new ArrayList<>())
                        .addAll(aftermath.untilFirstRunIsDone(event.at()));
            }
        }
        print("worker killed, until its run goes on elsewhere: " + spread(lost));
        back.forEach((kind, times) ->
                print("after %s, until a run that was claimed then is done: %s".formatted(kind, spread(times))));
    }

    private static String spread(List<Duration> times) {
        List<Duration> sorted = times.stream().sorted().toList();
        return sorted.isEmpty()
                ? "never seen"
                : "median %.1f s, most %.1f s, of %d"
                        .formatted(
                                sorted.get(sorted.size() / 2).toMillis() / 1000.0,
                                sorted.getLast().toMillis() / 1000.0,
                                sorted.size());
    }

    private void print(String line) {
        System.out.printf("%4d s  %s%n", Duration.between(began, Instant.now()).toSeconds(), line);
    }
}
