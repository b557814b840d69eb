package dev.stoa.standalone;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/// The worker processes: starts them, starts one again that has ended by itself, stops all at once.
final class Workers implements AutoCloseable {

    /// How long running attempts may go on after a stop: short, for somebody waits at a terminal.
    static final Duration GRACE = Duration.ofSeconds(5);

    /// A worker that hands back what still goes on after the grace takes up to 10 s for it, and a moment to end.
    static final Duration STOP_LIMIT = GRACE.plusSeconds(25);

    private static final Duration SHORT_LIFE = Duration.ofSeconds(20);
    private static final int SHORT_LIVES = 5;

    private final IntFunction<ServiceProcess> start;
    private final Console console;
    private final List<Slot> slots = new ArrayList<>();
    private boolean stopping;

    /// One worker and how often in a row it has lived shortly.
    private static final class Slot {

        private ServiceProcess process;
        private long startedNanos = System.nanoTime();
        private int shortLives;

        private Slot(ServiceProcess process) {
            this.process = process;
        }
    }

    /// @param start starts the worker of a number, counted from 1
    Workers(int count, IntFunction<ServiceProcess> start, Console console) {
        this.start = start;
        this.console = console;
        try {
            for (int number = 1; number <= count; number++) {
                slots.add(new Slot(start.apply(number)));
            }
        } catch (UpException e) {
            close();
            throw e;
        }
    }

    /// @throws UpException with the tail of its log when one has ended
    synchronized void requireAllAlive() {
        for (Slot slot : slots) {
            if (!slot.process.isAlive() && !stopping) {
                throw EndedProcess.whileStarting(slot.process, console);
            }
        }
    }

    /// Starts those again that have ended, after a pause that grows when one keeps ending.
    ///
    /// @throws UpException when a worker has lived only shortly too often in a row
    synchronized void restartEnded() {
        for (int index = 0; index < slots.size() && !stopping; index++) {
            Slot slot = slots.get(index);
            if (!slot.process.isAlive()) {
                restart(slot, index + 1);
            }
        }
    }

    /// Asks all to end, waits, and kills what has not ended within the limit.
    @Override
    public synchronized void close() {
        stopping = true;
        slots.forEach(slot -> slot.process.askToEnd());
        long deadline = System.nanoTime() + STOP_LIMIT.toNanos();
        for (Slot slot : slots) {
            Duration left = Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
            if (!slot.process.awaitEnd(left)) {
                console.line("The %s did not end within %d s and was killed."
                        .formatted(slot.process.name(), STOP_LIMIT.toSeconds()));
            }
        }
    }

    private void restart(Slot slot, int number) {
        Duration lived = Duration.ofNanos(System.nanoTime() - slot.startedNanos);
        slot.shortLives = lived.compareTo(SHORT_LIFE) < 0 ? slot.shortLives + 1 : 0;
        if (slot.shortLives >= SHORT_LIVES) {
            throw EndedProcess.tooOften(slot.process, SHORT_LIVES, console);
        }
        console.event("The %s ended (exit status %d); it is started again. Its log: %s.1"
                .formatted(slot.process.name(), slot.process.exitStatus(), slot.process.log()));
        Pause.of(Duration.ofMillis(250).multipliedBy(1L << slot.shortLives));
        slot.startedNanos = System.nanoTime();
        slot.process = start.apply(number);
    }
}
