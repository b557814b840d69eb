package dev.stoa.worker.lease;

import dev.stoa.worker.Ticker;
import dev.stoa.worker.lease.RenewStatements.Renewed;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/// Renews this worker's leases and its row in `workers`, every few seconds from start to stop. A heartbeat that fails
/// is
/// logged and the next one tried: as long as the database is away, nobody else can claim either.
@Component
class Heartbeat implements SmartLifecycle {
    /// Starts before tickets are taken, and stops when no attempt is left.
    static final int PHASE = Integer.MAX_VALUE - 300;

    private static final Logger log = LoggerFactory.getLogger(Heartbeat.class);

    private final HeldLeases held;
    private final RenewStatements statements;
    private final WorkerRow row;
    private final LeaseProperties properties;
    private volatile @Nullable Ticker ticker;

    Heartbeat(HeldLeases held, RenewStatements statements, WorkerRow row, LeaseProperties properties) {
        this.held = held;
        this.statements = statements;
        this.row = row;
        this.properties = properties;
    }

    void runOnce() {
        List<Lease> leases = held.all();
        apply(
                leases.stream()
                        .filter(lease -> lease.claim() instanceof ClaimedRun)
                        .toList(),
                true);
        apply(
                leases.stream()
                        .filter(lease -> lease.claim() instanceof ClaimedCheck)
                        .toList(),
                false);
        row.beat(leases.size());
    }

    private void apply(List<Lease> leases, boolean runs) {
        List<Claim> claims = leases.stream().map(Lease::claim).toList();
        List<Renewed> renewed = runs ? statements.renewRuns(claims) : statements.renewChecks(claims);
        Map<Long, Renewed> byId = renewed.stream().collect(Collectors.toMap(Renewed::id, one -> one, (a, b) -> a));
        for (Lease lease : leases) {
            Renewed answer = byId.get(lease.claim().id());
            if (answer == null || answer.attempt() != lease.claim().attempt()) {
                lease.end(LeaseEnd.LOST);
            } else if (answer.cancelled()) {
                lease.end(LeaseEnd.CANCELLED);
            }
        }
    }

    @Override
    public void start() {
        ticker = Ticker.start("heartbeat", properties.heartbeat(), this::runOnce);
    }

    @Override
    public void stop() {
        Ticker started = ticker;
        if (started != null) {
            started.close();
            ticker = null;
            try {
                row.delete();
            } catch (DataAccessException e) {
                log.warn(
                        "This worker's row could not be deleted; the monitor will show it as lost: {}",
                        NestedExceptionUtils.getMostSpecificCause(e).toString());
            }
        }
    }

    @Override
    public boolean isRunning() {
        return ticker != null;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
