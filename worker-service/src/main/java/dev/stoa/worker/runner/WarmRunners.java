package dev.stoa.worker.runner;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The runners of this worker: at most one per app version, started when it is wanted first, kept while it is used now
/// and then. Threadsafe.
public class WarmRunners implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(WarmRunners.class);

    private final RunnerStart start;
    private final RunnerProperties properties;
    private final int most;
    private final InstantSource clock;
    private final MemoryLeft memoryLeft = new MemoryLeft(Path.of("/"));
    /// Guarded by this.
    private final Map<Long, WarmRunner> byVersion = new HashMap<>();

    WarmRunners(RunnerStart start, RunnerProperties properties, int most, InstantSource clock) {
        this.start = start;
        this.properties = properties;
        this.most = most;
        this.clock = clock;
    }

    /// The runner of a version, started if need be, at the caller's disposal until the answer is closed.
    ///
    /// @throws RunnerStartException when the app cannot be imported
    public RunnerUse take(AppToRun app) throws InterruptedException {
        WarmRunner runner;
        boolean isNew;
        List<WarmRunner> surplus = new ArrayList<>();
        synchronized (this) {
            WarmRunner known = byVersion.get(app.versionId());
            isNew = known == null || known.isGone();
            runner = known == null || isNew ? replace(app.versionId(), surplus) : known;
            runner.uses++;
        }
        surplus.forEach(WarmRunners::closeInBackground);
        try {
            if (isNew) {
                runner.start(start, app, properties.startTimeout());
            }
            return new RunnerUse(runner.process(), () -> release(runner));
        } catch (RuntimeException | InterruptedException e) {
            release(runner);
            throw e;
        }
    }

    /// What keeps app code from harm, as the monitor shows it.
    public String protection() {
        return start.protection();
    }

    /// Whether an app's runs may open connections.
    public boolean hasNetwork(AppToRun app) {
        return start.hasNetwork(app);
    }

    /// Ends the runners that nobody has used for long, and when memory is short those that nobody uses now.
    void runOnce() {
        Instant before = clock.instant().minus(properties.idle());
        remove(runner -> runner.uses == 0 && (runner.idleSince.isBefore(before) || runner.isGone()))
                .forEach(WarmRunners::closeInBackground);
        long shortBytes = properties.memoryReserve().toBytes() - memoryLeft.bytes();
        if (shortBytes > 0) {
            endIdle(shortBytes);
        }
    }

    /// What each runner holds of the machine's memory, in bytes.
    ///
    /// @param idle of those that nobody uses now, or of the others
    long[] memory(boolean idle) {
        return which(runner -> (runner.uses == 0) == idle).stream()
                .mapToLong(WarmRunner::memoryBytes)
                .toArray();
    }

    private void endIdle(long wantedBytes) {
        long freed = 0;
        for (WarmRunner runner : which(runner -> runner.uses == 0)) {
            if (freed >= wantedBytes) {
                return;
            }
            long bytes = runner.memoryBytes();
            if (!remove(other -> other == runner && other.uses == 0).isEmpty()) {
                log.info(
                        "Ended the idle runner of version {} ({} MB): memory is short (stoa.runner.memory-reserve)",
                        runner.versionId,
                        bytes >> 20);
                freed += bytes;
                closeInBackground(runner);
            }
        }
    }

    /// Those used longest ago first.
    private synchronized List<WarmRunner> which(Predicate<WarmRunner> which) {
        return byVersion.values().stream()
                .filter(which)
                .sorted(Comparator.comparing(runner -> runner.idleSince))
                .toList();
    }

    @Override
    public void close() {
        List<Thread> closing = remove(runner -> true).stream()
                .map(WarmRunners::closeInBackground)
                .toList();
        for (Thread thread : closing) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private WarmRunner replace(long versionId, List<WarmRunner> surplus) {
        byVersion.remove(versionId);
        makeRoom(surplus);
        WarmRunner runner = new WarmRunner(versionId);
        byVersion.put(versionId, runner);
        return runner;
    }

    private void makeRoom(List<WarmRunner> surplus) {
        while (byVersion.size() >= most) {
            Optional<WarmRunner> oldest = byVersion.values().stream()
                    .filter(runner -> runner.uses == 0)
                    .min(Comparator.comparing(runner -> runner.idleSince));
            if (oldest.isEmpty()) {
                return;
            }
            byVersion.remove(oldest.get().versionId);
            surplus.add(oldest.get());
        }
    }

    private synchronized void release(WarmRunner runner) {
        runner.uses--;
        runner.idleSince = clock.instant();
        if (runner.isGone()) {
            byVersion.remove(runner.versionId, runner);
        }
    }

    private synchronized List<WarmRunner> remove(Predicate<WarmRunner> which) {
        List<WarmRunner> removed = which(which);
        removed.forEach(runner -> byVersion.remove(runner.versionId));
        return removed;
    }

    private static Thread closeInBackground(WarmRunner runner) {
        return Thread.ofPlatform().daemon().name("runner end").start(runner::close);
    }
}
