package dev.stoa.api.export;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/// Lets two exports be made at a time and the others wait their turn. An export holds its result many times over while
/// it is made, and a result may be as large as the operator allows; all at once they would take the memory that
/// everything else needs.
@Component
public class ExportTurns {
    private static final int AT_ONCE = 2;

    private final Semaphore turns = new Semaphore(AT_ONCE, true);

    /// Makes an export when its turn has come. What it reads it must read inside: what waits must hold neither a result
    /// nor a connection.
    public <T> T take(Supplier<T> export) {
        turns.acquireUninterruptibly();
        try {
            return export.get();
        } finally {
            turns.release();
        }
    }
}
