package dev.stoa.worker.attempt;

import dev.stoa.contracts.run.ErrorKind;
import dev.stoa.contracts.run.RunError;
import dev.stoa.worker.lease.ClaimedRun;
import dev.stoa.worker.lease.HandBack;
import dev.stoa.worker.lease.HandBackReason;
import dev.stoa.worker.lease.Lease;
import dev.stoa.worker.lease.Leases;
import dev.stoa.worker.record.AttemptId;
import dev.stoa.worker.record.EndedRun;
import dev.stoa.worker.record.RefusedByDatabase;
import dev.stoa.worker.record.RunOutput;
import dev.stoa.worker.record.RunRecords;
import dev.stoa.worker.record.WorkerEvents;
import dev.stoa.worker.runner.RunOutcome;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Has what came of a run written down, and tells about it.
@Component
class OutcomeRecord {
    private static final Logger log = LoggerFactory.getLogger(OutcomeRecord.class);

    private final RunRecords records;
    private final WorkerEvents events;
    private final Leases leases;
    private final RetryProperties retries;
    private final RunMetrics metrics;

    OutcomeRecord(RunRecords records, WorkerEvents events, Leases leases, RetryProperties retries, RunMetrics metrics) {
        this.records = records;
        this.events = events;
        this.leases = leases;
        this.retries = retries;
        this.metrics = metrics;
    }

    void write(RunOutcome outcome, ClaimedRun run, Lease lease, RunOutput output) throws InterruptedException {
        AttemptId attempt = new AttemptId(run.id(), run.attempt());
        switch (outcome) {
            case RunOutcome.Returned returned -> success(run, returned, output);
            case RunOutcome.Failed failed -> failure(run, failed.error(), output);
            case RunOutcome.Killed killed -> {
                switch (killed.reason()) {
                    case CANCELLED -> tell(run, RunMetrics.CANCELLED, records.cancelled(attempt, output));
                    case WORKER_STOPS -> handBack(lease, HandBackReason.WORKER_STOPS);
                    case LEASE_LOST -> log.warn("Killed {}: its lease was lost, so nothing of it is recorded", run);
                    case TIMEOUT -> throw new IllegalStateException("A timeout is a failure");
                }
            }
        }
    }

    /// Tells that a run has ended, where something else has recorded it.
    void tellFinished(long runId) {
        events.runFinished(runId);
    }

    /// Gives what was claimed back to be claimed by another worker.
    void handBack(Lease lease, HandBackReason reason) {
        HandBack became = leases.handBack(lease, reason);
        log.info("Handed back {}: {}", lease.claim(), became);
        if (became == HandBack.CALLED_OFF) {
            tellFinished(lease.claim().id());
        }
    }

    private void failure(ClaimedRun run, RunError error, RunOutput output) throws InterruptedException {
        AttemptId attempt = new AttemptId(run.id(), run.attempt());
        if (run.retriesLeft() > 0 && error.kind().isOfRun()) {
            Duration pause = retries.pauseAfter(run.attempt());
            if (records.retry(attempt, error, pause, output)) {
                log.info("{} failed and is tried again in {} s: {}", run, pause.toSeconds(), error.message());
                metrics.retried(error.kind());
                return;
            }
        }
        tell(run, error.kind().json(), records.failure(attempt, error, output));
    }

    private void success(ClaimedRun run, RunOutcome.Returned returned, RunOutput output) throws InterruptedException {
        AttemptId attempt = new AttemptId(run.id(), run.attempt());
        try {
            tell(run, RunMetrics.SUCCESS, records.success(attempt, returned.payload(), returned.keyOrder(), output));
        } catch (RefusedByDatabase e) {
            RunError error = new RunError(ErrorKind.INVALID_RESULT, "The result cannot be stored: " + e.getMessage());
            tell(run, error.kind().json(), records.failure(attempt, error, output));
        }
    }

    /// @param outcome as in [RunMetrics]
    private void tell(ClaimedRun run, String outcome, Optional<EndedRun> recorded) {
        if (recorded.isPresent()) {
            log.debug("Recorded {}", run);
            events.runFinished(run.id());
            metrics.ended(recorded.get(), outcome);
        } else {
            log.warn("What came of {} was refused: the attempt is not the current one any more", run);
            metrics.refused();
        }
    }
}
