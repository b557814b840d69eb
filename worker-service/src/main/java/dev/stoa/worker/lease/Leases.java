package dev.stoa.worker.lease;

import dev.stoa.contracts.message.Ticket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/// Makes claims, and gives them back.
@Component
public class Leases {
    private static final Logger log = LoggerFactory.getLogger(Leases.class);

    private final ClaimStatements statements;
    private final HeldLeases held;

    Leases(ClaimStatements statements, HeldLeases held) {
        this.statements = statements;
        this.held = held;
    }

    /// Claims what a ticket from a pool's queue names. Empty when there is nothing to claim: the run is somebody
    /// else's, over, called off
    /// or
    /// not to be run yet.
    ///
    /// @throws DataAccessException when the database could not be asked; the ticket must not be lost then
    public Optional<Lease> claim(Ticket ticket, String pool) {
        Optional<Claim> claim = switch (ticket.kind()) {
            case RUN -> statements.claimRun(pool, ticket.id());
            case CHECK -> statements.claimCheck(ticket.id());
        };
        return claim.map(held::add);
    }

    /// Gives a claim back to be claimed by another worker.
    public HandBack handBack(Lease lease, HandBackReason reason) {
        return statements.handBack(lease.claim(), reason);
    }

    /// Has every attempt given up and handed back, and waits for that. What is not over by then is handed back in the
    /// database, so that nothing it writes later is taken.
    ///
    /// @return the runs that were called off meanwhile, and have ended here as CANCELLED
    public List<Long> handBackAll(Duration wait) throws InterruptedException {
        held.all().forEach(lease -> lease.end(LeaseEnd.HANDED_BACK));
        if (held.awaitNone(wait)) {
            return List.of();
        }
        List<Long> calledOff = new ArrayList<>();
        for (Lease lease : held.all()) {
            try {
                HandBack became = handBack(lease, HandBackReason.WORKER_STOPS);
                log.warn("{} did not end in time; handed it back: {}", lease.claim(), became);
                if (became == HandBack.CALLED_OFF) {
                    calledOff.add(lease.claim().id());
                }
            } catch (DataAccessException e) {
                log.warn(
                        "{} could not be handed back; its lease will run out: {}",
                        lease.claim(),
                        NestedExceptionUtils.getMostSpecificCause(e).toString());
            }
        }
        return calledOff;
    }
}
