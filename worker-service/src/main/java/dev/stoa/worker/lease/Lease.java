package dev.stoa.worker.lease;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A claim that is renewed with every heartbeat until it is closed. Threadsafe.
public final class Lease implements AutoCloseable {
    private final Claim claim;
    private final HeldLeases held;
    private final List<Consumer<LeaseEnd>> actions = new ArrayList<>();
    private @Nullable LeaseEnd end;

    Lease(Claim claim, HeldLeases held) {
        this.claim = claim;
        this.held = held;
    }

    /// What was claimed.
    public Claim claim() {
        return claim;
    }

    /// Has `action` called when the claim is to be given up, with the first reason for it; at once when it already is.
    /// The
    /// action must not wait for anything: heartbeats would wait with it.
    public void whenEnded(Consumer<LeaseEnd> action) {
        LeaseEnd reason;
        synchronized (this) {
            reason = end;
            if (reason == null) {
                actions.add(action);
                return;
            }
        }
        action.accept(reason);
    }

    /// Why the claim is to be given up; empty as long as it is not.
    public synchronized Optional<LeaseEnd> ended() {
        return Optional.ofNullable(end);
    }

    void end(LeaseEnd reason) {
        synchronized (this) {
            if (end != null) {
                return;
            }
            end = reason;
        }
        actions.forEach(action -> action.accept(reason));
    }

    /// Renews the claim no longer.
    @Override
    public void close() {
        held.remove(this);
    }
}
