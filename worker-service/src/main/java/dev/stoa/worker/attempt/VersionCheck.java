package dev.stoa.worker.attempt;

import dev.stoa.contracts.json.StoaJson;
import dev.stoa.contracts.manifest.AppRuntime;
import dev.stoa.contracts.manifest.Manifest;
import dev.stoa.contracts.manifest.ManifestException;
import dev.stoa.contracts.run.RunError;
import dev.stoa.contracts.source.SourceException;
import dev.stoa.worker.cache.FolderUse;
import dev.stoa.worker.checkout.Checkouts;
import dev.stoa.worker.environment.BuildEndedException;
import dev.stoa.worker.environment.Environment;
import dev.stoa.worker.environment.EnvironmentException;
import dev.stoa.worker.environment.Environments;
import dev.stoa.worker.lease.AppVersion;
import dev.stoa.worker.lease.ClaimedCheck;
import dev.stoa.worker.lease.HandBackReason;
import dev.stoa.worker.lease.Lease;
import dev.stoa.worker.record.AttemptId;
import dev.stoa.worker.record.CheckedWith;
import dev.stoa.worker.record.VersionRecords;
import dev.stoa.worker.record.WorkerEvents;
import dev.stoa.worker.runner.KillReason;
import dev.stoa.worker.runner.Language;
import dev.stoa.worker.runner.RunnerProperties;
import dev.stoa.worker.runner.RunnerStartException;
import dev.stoa.worker.runner.RunnerUse;
import dev.stoa.worker.runner.WarmRunners;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Checks an app version before anybody's run uses it: its source can be had, its packages installed, its function
/// imported or compiled, there is a `run`, and its examples come out as their author expects. The runner stays warm for
/// the first run.
@Component
class VersionCheck {
    private static final Logger log = LoggerFactory.getLogger(VersionCheck.class);

    private static final String NO_NETWORK =
            "The manifest asks for the network, which the operator does not allow for this repository"
                    + " (stoa.sandbox.network): connections fail.\n";

    private final Checkouts checkouts;
    private final Environments environments;
    private final WarmRunners runners;
    private final ExampleRuns examples;
    private final VersionRecords records;
    private final OutcomeRecord record;
    private final WorkerEvents events;
    private final Manifests manifests;
    private final RunnerProperties runnerProperties;

    VersionCheck(
            Checkouts checkouts,
            Environments environments,
            WarmRunners runners,
            ExampleRuns examples,
            VersionRecords records,
            OutcomeRecord record,
            WorkerEvents events,
            Manifests manifests,
            RunnerProperties runnerProperties) {
        this.checkouts = checkouts;
        this.environments = environments;
        this.runners = runners;
        this.examples = examples;
        this.records = records;
        this.record = record;
        this.events = events;
        this.manifests = manifests;
        this.runnerProperties = runnerProperties;
    }

    private String networkNote(AppVersion version, Manifest manifest) {
        boolean isRefused = manifest.network() && !runners.hasNetwork(manifests.appToRun(version, Path.of(""), null));
        return isRefused ? NO_NETWORK : "";
    }

    void carryOut(ClaimedCheck check, Lease lease) throws InterruptedException {
        boolean recorded;
        try {
            recorded = checkAndRecord(check, lease);
        } catch (BrokenOff e) {
            log.info("The {} was broken off: {}", check, e.reason());
            if (e.reason() == KillReason.WORKER_STOPS) {
                record.handBack(lease, HandBackReason.WORKER_STOPS);
            }
            return;
        }
        if (recorded) {
            log.info("Recorded the {}", check);
            events.versionChecked(check.id());
        } else {
            log.warn("What came of the {} was not recorded: the attempt is not the current one any more", check);
        }
    }

    private boolean checkAndRecord(ClaimedCheck check, Lease lease) throws InterruptedException {
        AppVersion version = check.version();
        AttemptId attempt = new AttemptId(check.id(), check.attempt());
        BoundedLog printed = new BoundedLog(runnerProperties.logLimit().toBytes());
        try (FolderUse checkout = checkouts.take(version.repoUrl(), version.path(), version.commitId());
                Environment environment = environment(version, checkout.folder(), lease, printed);
                RunnerUse runner = runners.take(manifests.appToRun(version, checkout.folder(), environment.folder()))) {
            Manifest manifest = manifests.of(version);
            printed.text(networkNote(version, manifest) + runner.importLog());
            Optional<RunError> fault =
                    examples.firstFault(new ExampleRuns.Checked(runner, version, manifest), lease, printed);
            return fault.isPresent()
                    ? records.broken(attempt, fault.get(), printed.toString())
                    : records.ready(attempt, manifest, checkedWith(environment, runner), printed.toString());
        } catch (SourceException e) {
            return records.broken(attempt, AttemptErrors.of(e), printed.toString());
        } catch (ManifestException e) {
            return records.broken(attempt, AttemptErrors.of(e), printed.toString());
        } catch (EnvironmentException e) {
            return records.broken(attempt, AttemptErrors.of(e), printed.toString());
        } catch (BuildEndedException e) {
            throw new BrokenOff(LeaseEnds.killReason(lease));
        } catch (RunnerStartException e) {
            printed.text(e.importLog());
            return records.broken(attempt, e.error(), printed.toString());
        }
    }

    /// Java apps bring their libraries along.
    private Environment environment(AppVersion version, Path app, Lease lease, BoundedLog log)
            throws InterruptedException {
        return manifests.runtime(version, app) == AppRuntime.JAVA
                ? environments.take(null, log::text, LeaseEnds.ending(lease))
                : environments.resolve(app, log::text, LeaseEnds.ending(lease));
    }

    private CheckedWith checkedWith(Environment environment, RunnerUse runner) throws InterruptedException {
        Language language = runner.language();
        String packages =
                language.java() == null ? StoaJson.MAPPER.writeValueAsString(environments.packages(environment)) : null;
        return new CheckedWith(language.python(), language.java(), environment.id(), packages);
    }
}
