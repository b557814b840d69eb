package dev.stoa.api.run;

import dev.stoa.api.app.VersionNotFoundException;
import dev.stoa.api.app.VersionToRun;
import dev.stoa.api.app.VersionsToRun;
import dev.stoa.api.audit.Action;
import dev.stoa.api.audit.AuditTrail;
import dev.stoa.api.audit.Subject;
import dev.stoa.api.identity.Caller;
import dev.stoa.api.quota.Admission;
import dev.stoa.api.quota.QuotaReachedException;
import dev.stoa.api.quota.Standing;
import dev.stoa.contracts.manifest.Fault;
import dev.stoa.contracts.run.RunStatus;
import dev.stoa.contracts.trace.TraceParent;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.resilience.annotation.ConcurrencyLimit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.node.ObjectNode;

/// Takes a submission: checks the inputs, records the run, and once that is committed says so, so that a ticket is
/// published. `stoa.runs.submitted` counts them by `app`.
@Component
public class RunSubmission {
    /// The rest of the connections is for other requests.
    private static final String AT_ONCE = "#{${spring.datasource.hikari.maximum-pool-size} * 3 / 4}";

    private final VersionsToRun versions;
    private final SubmissionChecks checks;
    private final Runs runs;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Turns turns;
    private final AttemptLimits limits;
    private final AuditTrail audit;
    private final Admission admission;
    private final MeterRegistry metrics;

    RunSubmission(
            VersionsToRun versions,
            SubmissionChecks checks,
            Runs runs,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            Turns turns,
            AttemptLimits limits,
            AuditTrail audit,
            Admission admission,
            MeterRegistry metrics) {
        this.versions = versions;
        this.checks = checks;
        this.runs = runs;
        this.transaction = transaction;
        this.events = events;
        this.turns = turns;
        this.limits = limits;
        this.audit = audit;
        this.admission = admission;
        this.metrics = metrics;
    }

    /// What was recorded.
    ///
    /// @param status    PENDING, or for a repeated submission where the first run stands
    /// @param standings how the account stands with its limits now; empty without limits and for a repeated submission
    public record Submitted(long runId, RunStatus status, List<Standing> standings) {}

    /// What was asked for.
    ///
    /// @param inputs  as they were sent; missing ones take their defaults
    /// @param version the number of one of the app's versions; null for the current one
    public record Asked(ObjectNode inputs, @Nullable Integer version) {}

    /// Who submits.
    ///
    /// @param caller whose the run is
    /// @param party  whose runs wait behind each other
    public record Submitter(Caller caller, String party) {}

    /// Records a run of the app's current version, or of the one that is named. Where many come at once, all but a few
    /// wait here as long as it takes: for a connection to the database they would wait a few seconds only.
    ///
    /// @param idempotencyKey a repeat with the same key returns the first run; null for none
    /// @throws SubmissionRefusedException with every reason
    /// @throws QuotaReachedException      when the account has all that it may have
    @ConcurrencyLimit(limitString = AT_ONCE)
    public Submitted submit(String appIdOrName, Asked asked, @Nullable String idempotencyKey, Submitter submitter) {
        Repeat repeat = Repeat.of(idempotencyKey, asked);
        VersionToRun version = version(appIdOrName, asked, submitter.caller);
        Optional<Submitted> earlier = earlier(version, submitter, repeat);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        InputChecks.Checked checked = checks.require(version, asked.inputs);
        try {
            return record(version, checked, repeat, submitter);
        } catch (DataIntegrityViolationException | QuotaReachedException e) {
            // The same key came twice at the same time, and the other one was first.
            return earlier(version, submitter, repeat).orElseThrow(() -> e);
        }
    }

    /// Everything that is wrong with inputs; nothing is recorded.
    public List<Fault> faults(String appIdOrName, Asked asked, Caller caller) {
        return checks.faults(version(appIdOrName, asked, caller), asked.inputs);
    }

    private VersionToRun version(String appIdOrName, Asked asked, Caller caller) {
        try {
            return versions.get(appIdOrName, asked.version, caller);
        } catch (VersionNotFoundException e) {
            throw SubmissionRefusedException.of(new Fault("/version", String.valueOf(e.getMessage())));
        }
    }

    private Submitted record(
            VersionToRun version, InputChecks.Checked checked, @Nullable Repeat repeat, Submitter submitter) {
        String pool = checked.manifest().pool();
        String party = Turns.party(version.appId(), submitter.party);
        Submitted submitted = transaction.execute(status -> {
            List<Standing> standings = admission.admit(submitter.caller);
            Run stored = runs.save(new Run(
                    version,
                    submitter.caller.accountId(),
                    checked.manifest(),
                    checked.inputs(),
                    repeat == null ? null : repeat.key(),
                    repeat == null ? null : repeat.digest(),
                    limits,
                    party,
                    version.isReady() ? turns.next(pool, party) : null,
                    TraceParent.current()));
            note(stored, version, submitter.caller);
            return new Submitted(stored.id(), stored.status(), standings);
        });
        metrics.counter("stoa.runs.submitted", "app", version.functionName()).increment();
        if (version.isReady()) {
            events.publishEvent(new RunSubmitted(submitted.runId, pool));
        }
        return submitted;
    }

    private void note(Run stored, VersionToRun version, Caller caller) {
        audit.note(
                caller.actor(),
                Action.RUN_SUBMITTED,
                Subject.run(stored.id(), version.functionName()),
                Map.of("version", Integer.toString(version.number())));
    }

    private Optional<Submitted> earlier(VersionToRun version, Submitter submitter, @Nullable Repeat repeat) {
        if (repeat == null) {
            return Optional.empty();
        }
        return runs.findByAppIdAndAccountIdAndIdempotencyKey(
                        version.appId(), submitter.caller.accountId(), repeat.key())
                .map(run -> {
                    repeat.refuseOther(run);
                    return new Submitted(run.id(), run.status(), List.of());
                });
    }
}
