package dev.stoa.system;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;

/// One thing that is done to an installation.
///
/// @param kind   what
/// @param worker to which worker, from 0; counts only where the kind is about workers
/// @param hold   how long it lasts before it is put right again
/// @param pause  how long after it began the next one begins
record Fault(Kind kind, int worker, Duration hold, Duration pause) {

    /// What can be done.
    enum Kind {
        /// kill -9, and another one in its place.
        KILL_WORKER(4, 4),
        /// SIGTERM, and another one in its place.
        REPLACE_WORKER(2, 1),
        /// SIGSTOP for longer than its lease, then SIGCONT.
        PAUSE_WORKER(3, 12),
        /// Its wire to the database is pulled.
        CUT_WORKER_FROM_DATABASE(3, 12),
        /// Its wire to the broker is pulled.
        CUT_WORKER_FROM_BROKER(3, 12),
        /// kill -9, and another one in its place.
        KILL_API(2, 3),
        /// kill -9, and started again.
        KILL_BROKER(2, 8),
        /// Stopped as by a crash, and started again.
        CRASH_DATABASE(2, 8),
        /// Stopped as by an operator, and started again.
        RESTART_DATABASE(1, 3),
        /// All of the database's connections are closed, in the middle of what they do.
        CLOSE_CONNECTIONS(2, 0),
        /// The tickets that wait are thrown away.
        PURGE_QUEUE(1, 0),
        /// The queue of tickets is thrown away.
        DELETE_QUEUE(1, 0),
        /// A message that is no ticket.
        POISON(1, 0);

        private final int weight;
        private final int mostSeconds;

        Kind(int weight, int mostSeconds) {
            this.weight = weight;
            this.mostSeconds = mostSeconds;
        }

        boolean isOfWire() {
            return this == CUT_WORKER_FROM_DATABASE || this == CUT_WORKER_FROM_BROKER;
        }

        boolean isOfWorker() {
            return isOfWire() || this == KILL_WORKER || this == REPLACE_WORKER || this == PAUSE_WORKER;
        }
    }

    /// The schedule a seed stands for: the same seed always gives the same one.
    ///
    /// @param wires whether workers are on hosts of their own, whose wires can be pulled
    static List<Fault> schedule(long seed, int count, int workers, boolean wires) {
        List<Kind> hat = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            for (int i = 0; i < kind.weight && (wires || !kind.isOfWire()); i++) {
                hat.add(kind);
            }
        }
        RandomGenerator random = new Random(seed);
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Kind kind = hat.get(random.nextInt(hat.size()));
            Duration hold = Duration.ofMillis(random.nextInt(1000 * kind.mostSeconds + 1));
            faults.add(new Fault(kind, random.nextInt(workers), hold, Duration.ofMillis(500 + random.nextInt(3000))));
        }
        return faults;
    }

    @Override
    public String toString() {
        return "%s%s for %.1f s".formatted(kind, kind.isOfWorker() ? " " + worker : "", hold.toMillis() / 1000.0);
    }
}
