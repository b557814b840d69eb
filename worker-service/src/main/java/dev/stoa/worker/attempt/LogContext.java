package dev.stoa.worker.attempt;

import dev.stoa.worker.Worker;
import dev.stoa.worker.lease.Claim;
import dev.stoa.worker.lease.ClaimedCheck;
import dev.stoa.worker.lease.ClaimedRun;
import org.slf4j.MDC;

/// Has all that a thread logs say which attempt it is about, where logs are structured (`STOA_LOG_FORMAT`).
final class LogContext {
    private LogContext() {}

    static void enter(Claim claim, Worker worker) {
        switch (claim) {
            case ClaimedRun run -> MDC.put("run", Long.toString(run.id()));
            case ClaimedCheck check -> MDC.put("version", Long.toString(check.id()));
        }
        MDC.put("attempt", Integer.toString(claim.attempt()));
        MDC.put("worker", worker.id());
    }

    static void leave() {
        MDC.clear();
    }
}
