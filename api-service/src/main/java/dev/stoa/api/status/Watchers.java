package dev.stoa.api.status;

import dev.stoa.api.identity.Caller;
import dev.stoa.api.identity.Proof;
import dev.stoa.api.identity.Proofs;
import dev.stoa.api.run.ResultDocument;
import dev.stoa.contracts.run.RunStatus;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Tells every watcher how its run stands: at once, and then at every look at the database. `stoa.watchers` is how many
/// sockets are open, `stoa.watchers.tick` what a look at all their runs took.
@Component
class Watchers {
    private static final Logger log = LoggerFactory.getLogger(Watchers.class);
    private static final int MOST_IN_ONE_QUERY = 1000;

    private final StatusQuery query;
    private final Proofs proofs;
    private final Map<Long, Set<Watcher>> byRun = new ConcurrentHashMap<>();
    // A client that reads slowly holds up its own frames and nobody else's.
    private final ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();

    private final Timer tick;

    Watchers(StatusQuery query, Proofs proofs, MeterRegistry metrics) {
        this.query = query;
        this.proofs = proofs;
        this.tick = metrics.timer("stoa.watchers.tick");
        Gauge.builder("stoa.watchers", this, Watchers::count)
                .description("Sockets that watch a run")
                .register(metrics);
    }

    /// Takes a watcher in and tells it at once how its run stands.
    void add(Watcher watcher) {
        byRun.computeIfAbsent(watcher.runId(), id -> ConcurrentHashMap.newKeySet())
                .add(watcher);
        List<WatchedRun> found;
        try {
            found = query.look(Map.of(watcher.runId(), 0L));
        } catch (DataAccessException e) {
            log.warn(
                    "Could not look at run {} for somebody who wants to watch it: {}", watcher.runId(), e.getMessage());
            remove(watcher);
            watcher.tellDatabaseAway();
            return;
        }
        if (found.isEmpty() || !watcher.maySee(found.getFirst())) {
            remove(watcher);
            watcher.tellNotFound();
            return;
        }
        tell(found, Map.of(watcher.runId(), Set.of(watcher)));
    }

    /// Forgets a watcher whose socket is closed.
    void remove(Watcher watcher) {
        byRun.computeIfPresent(watcher.runId(), (id, watchers) -> {
            watchers.remove(watcher);
            return watchers.isEmpty() ? null : watchers;
        });
    }

    /// How many sockets are open.
    int count() {
        return byRun.values().stream().mapToInt(Set::size).sum();
    }

    @Scheduled(fixedRateString = "${stoa.status.poll-interval:3s}")
    void run() {
        try {
            runOnce();
        } catch (DataAccessException e) {
            log.warn("Could not look at the watched runs, will look again: {}", e.getMessage());
            byRun.values().forEach(watchers -> watchers.forEach(watcher -> senders.execute(watcher::tellDatabaseAway)));
        } catch (RuntimeException e) {
            log.warn("Could not tell of the watched runs, will look again", e);
        }
    }

    /// Looks once and tells everybody.
    void runOnce() {
        tick.record(this::look);
    }

    private void look() {
        lookAtRights();
        List<Long> ids = List.copyOf(byRun.keySet());
        for (int from = 0; from < ids.size(); from += MOST_IN_ONE_QUERY) {
            Map<Long, Set<Watcher>> batch = new HashMap<>();
            Map<Long, Long> positions = new HashMap<>();
            for (Long id : ids.subList(from, Math.min(from + MOST_IN_ONE_QUERY, ids.size()))) {
                Set<Watcher> watchers = Set.copyOf(byRun.getOrDefault(id, Set.of()));
                batch.put(id, watchers);
                positions.put(
                        id, watchers.stream().mapToLong(Watcher::position).min().orElse(0));
            }
            tell(query.look(positions), batch);
        }
    }

    /// Whoever has signed out, was disabled or has lost a role since the last look is told nothing more.
    private void lookAtRights() {
        List<Watcher> all = byRun.values().stream().flatMap(Set::stream).toList();
        Map<Proof, Caller> known =
                proofs.callers(all.stream().map(Watcher::proof).collect(Collectors.toSet()));
        for (Watcher watcher : all) {
            Caller now = known.get(watcher.proof());
            if (now == null) {
                end(watcher);
            } else {
                watcher.isNow(now);
            }
        }
    }

    private void end(Watcher watcher) {
        remove(watcher);
        senders.execute(watcher::end);
    }

    private void tell(List<WatchedRun> runs, Map<Long, Set<Watcher>> watchers) {
        Map<Long, WatchedRun> succeeded = new HashMap<>();
        for (WatchedRun run : runs) {
            if (run.status() == RunStatus.SUCCESS) {
                succeeded.put(run.id(), run);
            } else {
                tell(run, null, watchers);
            }
        }
        query.results(new ArrayList<>(succeeded.keySet()), (id, result) -> {
            WatchedRun run = succeeded.remove(id);
            if (run != null) {
                tell(run, result, watchers);
            }
        });
        // Results that are not kept any longer.
        succeeded.values().forEach(run -> tell(run, null, watchers));
    }

    private void tell(WatchedRun run, @Nullable ResultDocument result, Map<Long, Set<Watcher>> watchers) {
        // Made once for all who have seen the log up to the same place: a result may have many megabytes.
        Map<Long, String> frames = new ConcurrentHashMap<>();
        for (Watcher watcher : watchers.getOrDefault(run.id(), Set.of())) {
            if (!watcher.maySee(run)) {
                end(watcher);
                continue;
            }
            senders.execute(() ->
                    watcher.tell(position -> frames.computeIfAbsent(position, from -> run.frame(from, result)), run));
        }
        if (run.status().isTerminal()) {
            watchers.getOrDefault(run.id(), Set.of()).forEach(this::remove);
        }
    }
}
