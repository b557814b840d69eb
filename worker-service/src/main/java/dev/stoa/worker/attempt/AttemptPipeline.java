package dev.stoa.worker.attempt;

import dev.stoa.contracts.manifest.Manifest;
import dev.stoa.contracts.manifest.ManifestException;
import dev.stoa.contracts.message.Ticket;
import dev.stoa.contracts.source.SourceException;
import dev.stoa.worker.Worker;
import dev.stoa.worker.cache.FolderUse;
import dev.stoa.worker.checkout.Checkouts;
import dev.stoa.worker.environment.BuildEndedException;
import dev.stoa.worker.environment.Environment;
import dev.stoa.worker.environment.EnvironmentException;
import dev.stoa.worker.environment.Environments;
import dev.stoa.worker.lease.AppVersion;
import dev.stoa.worker.lease.ClaimedCheck;
import dev.stoa.worker.lease.ClaimedRun;
import dev.stoa.worker.lease.HandBackReason;
import dev.stoa.worker.lease.Lease;
import dev.stoa.worker.lease.Leases;
import dev.stoa.worker.record.AttemptId;
import dev.stoa.worker.record.RunOutput;
import dev.stoa.worker.record.RunOutputs;
import dev.stoa.worker.runner.RunCall;
import dev.stoa.worker.runner.RunLimits;
import dev.stoa.worker.runner.RunOutcome;
import dev.stoa.worker.runner.RunRequest;
import dev.stoa.worker.runner.RunnerProperties;
import dev.stoa.worker.runner.RunnerStartException;
import dev.stoa.worker.runner.RunnerUse;
import dev.stoa.worker.runner.WarmRunners;
import dev.stoa.worker.secret.AppSecrets;
import dev.stoa.worker.secret.Mask;
import dev.stoa.worker.secret.MissingSecretException;
import io.opentelemetry.api.trace.Tracer;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/// The whole way of one attempt: claim, checkout, environment, runner, run, record, tell.
@Component
public class AttemptPipeline {
    private static final Logger log = LoggerFactory.getLogger(AttemptPipeline.class);

    private static final int MOST_FAULTS_FORGIVEN = 20;

    private final Leases leases;
    private final Checkouts checkouts;
    private final Environments environments;
    private final WarmRunners runners;
    private final RunOutputs outputs;
    private final OutcomeRecord record;
    private final VersionCheck versionCheck;
    private final Manifests manifests;
    private final AppSecrets secrets;
    private final RunnerProperties runnerProperties;
    private final Worker worker;
    private final Tracer tracer;

    AttemptPipeline(
            Leases leases,
            Checkouts checkouts,
            Environments environments,
            WarmRunners runners,
            RunOutputs outputs,
            OutcomeRecord record,
            VersionCheck versionCheck,
            Manifests manifests,
            AppSecrets secrets,
            RunnerProperties runnerProperties,
            Worker worker,
            Tracer tracer) {
        this.leases = leases;
        this.checkouts = checkouts;
        this.environments = environments;
        this.runners = runners;
        this.outputs = outputs;
        this.record = record;
        this.versionCheck = versionCheck;
        this.manifests = manifests;
        this.secrets = secrets;
        this.runnerProperties = runnerProperties;
        this.worker = worker;
        this.tracer = tracer;
    }

    /// Claims what a ticket from a pool's queue names, and answers with the rest of the way, to be run once; it throws
    /// when this worker has
    /// a
    /// fault of its own, and what was claimed has been handed back then. Empty when there is nothing to claim.
    ///
    /// @throws DataAccessException when the database could not be asked; the ticket must not be lost then
    public Optional<Runnable> claim(Ticket ticket, String pool) {
        return leases.claim(ticket, pool).map(lease -> () -> carryOut(lease));
    }

    /// Has the attempts that still go on given up and handed back to be claimed by others; waits for that.
    public void handBackAll(Duration wait) throws InterruptedException {
        leases.handBackAll(wait).forEach(record::tellFinished);
    }

    private void carryOut(Lease lease) {
        LogContext.enter(lease.claim(), worker);
        try (lease) {
            switch (lease.claim()) {
                case ClaimedRun run -> carryOut(run, lease);
                case ClaimedCheck check -> versionCheck.carryOut(check, lease);
            }
        } catch (InterruptedException e) {
            log.warn("{} was broken off; its lease will run out, and it is started again", lease.claim());
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            log.error("{} met a fault of this worker", lease.claim(), e);
            handBack(lease);
            throw e;
        } finally {
            LogContext.leave();
        }
    }

    /// What meets a fault again and again may be its cause: then its lease runs out, which counts as a lost attempt.
    private void handBack(Lease lease) {
        if (lease.claim().attempt() > MOST_FAULTS_FORGIVEN) {
            log.error("{} met a fault on too many workers; its lease will run out", lease.claim());
            return;
        }
        try {
            record.handBack(lease, HandBackReason.WORKER_FAULT);
        } catch (DataAccessException e) {
            log.warn(
                    "{} could not be handed back; its lease will run out: {}",
                    lease.claim(),
                    NestedExceptionUtils.getMostSpecificCause(e).toString());
        }
    }

    private void carryOut(ClaimedRun run, Lease lease) throws InterruptedException {
        AttemptId attempt = new AttemptId(run.id(), run.attempt());
        try (AttemptTrace trace = AttemptTrace.begin(tracer, run, worker);
                RunOutput output = outputs.open(attempt, runnerProperties.logLimit())) {
            RunOutcome outcome = call(run, lease, output, trace);
            trace.came(outcome);
            record.write(outcome, run, lease, output);
        }
    }

    private RunOutcome call(ClaimedRun run, Lease lease, RunOutput output, AttemptTrace trace)
            throws InterruptedException {
        AppVersion version = run.version();
        try (FolderUse checkout = trace.stage(
                        "checkout", () -> checkouts.take(version.repoUrl(), version.path(), version.commitId()));
                Environment environment = trace.stage(
                        "environment",
                        () -> environments.take(version.environmentId(), output::log, LeaseEnds.ending(lease)));
                RunnerUse runner = trace.stage(
                        "runner",
                        () -> runners.take(manifests.appToRun(version, checkout.folder(), environment.folder())))) {
            Manifest manifest = manifests.of(version);
            Map<String, String> given = secrets.of(version.appId(), version.secrets(), manifest);
            MaskedRun masked = new MaskedRun(new Mask(given.values()), output::log);
            RunRequest request = new RunRequest(
                    run.inputs(),
                    given,
                    RunLimits.of(manifest, runnerProperties),
                    masked::log,
                    progress -> output.progress(progress.fraction(), masked.text(progress.message())),
                    output::cpuSeconds);
            return trace.stage("function", () -> {
                RunCall call = runner.call(request);
                lease.whenEnded(end -> call.kill(LeaseEnds.killReason(end)));
                return masked.outcome(call.await());
            });
        } catch (SourceException e) {
            return new RunOutcome.Failed(AttemptErrors.of(e));
        } catch (ManifestException e) {
            return new RunOutcome.Failed(AttemptErrors.of(e));
        } catch (EnvironmentException e) {
            return new RunOutcome.Failed(AttemptErrors.of(e));
        } catch (MissingSecretException e) {
            return new RunOutcome.Failed(AttemptErrors.of(e));
        } catch (BuildEndedException e) {
            return new RunOutcome.Killed(LeaseEnds.killReason(lease));
        } catch (RunnerStartException e) {
            output.log(e.importLog());
            return new RunOutcome.Failed(e.error());
        }
    }
}
