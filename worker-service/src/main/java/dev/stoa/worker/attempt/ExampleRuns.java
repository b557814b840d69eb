package dev.stoa.worker.attempt;

import dev.stoa.contracts.manifest.InputCheck;
import dev.stoa.contracts.manifest.Manifest;
import dev.stoa.contracts.run.RunError;
import dev.stoa.worker.lease.AppVersion;
import dev.stoa.worker.lease.Lease;
import dev.stoa.worker.runner.RunCall;
import dev.stoa.worker.runner.RunLimits;
import dev.stoa.worker.runner.RunOutcome;
import dev.stoa.worker.runner.RunRequest;
import dev.stoa.worker.runner.RunnerProperties;
import dev.stoa.worker.runner.RunnerUse;
import dev.stoa.worker.secret.AppSecrets;
import dev.stoa.worker.secret.Mask;
import dev.stoa.worker.secret.MissingSecretException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Runs the examples of a version's manifest, each with its inputs and the manifest's limits, and compares what comes
/// of
/// them with what the author expects.
@Component
class ExampleRuns {
    private final AppSecrets secrets;
    private final RunnerProperties runnerProperties;
    private final CheckProperties properties;

    ExampleRuns(AppSecrets secrets, RunnerProperties runnerProperties, CheckProperties properties) {
        this.secrets = secrets;
        this.runnerProperties = runnerProperties;
        this.properties = properties;
    }

    /// What is checked.
    ///
    /// @param runner has imported or compiled it
    record Checked(RunnerUse runner, AppVersion version, Manifest manifest) {}

    /// Runs one after another until one fails; none where secrets that they need are not set yet.
    ///
    /// @param log gets what they print, and a line for each
    /// @return the fault of the first that failed
    /// @throws BrokenOff when they could not be run to their end
    Optional<RunError> firstFault(Checked checked, Lease lease, BoundedLog log) throws InterruptedException {
        List<ObjectNode> examples = checked.manifest
                .document()
                .path("examples")
                .valueStream()
                .map(JsonNode::asObject)
                .toList();
        if (examples.isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> given;
        try {
            given = secrets.of(checked.version.appId(), checked.version.secrets(), checked.manifest);
        } catch (MissingSecretException e) {
            log.line("The examples were left out. " + e.getMessage());
            return Optional.empty();
        }
        long end = System.nanoTime() + properties.examplesTime().toNanos();
        for (ObjectNode example : examples) {
            String name = example.path("name").asString();
            if (System.nanoTime() > end) {
                log.line("Example %s and those after it were left out: the ones before took longer than %d s."
                        .formatted(name, properties.examplesTime().toSeconds()));
                return Optional.empty();
            }
            Optional<RunError> fault = fault(checked, given, example, lease, log);
            if (fault.isPresent()) {
                return fault.map(error -> about(name, error));
            }
        }
        return Optional.empty();
    }

    private Optional<RunError> fault(
            Checked checked, Map<String, String> given, ObjectNode example, Lease lease, BoundedLog log)
            throws InterruptedException {
        long begun = System.nanoTime();
        ObjectNode inputs = example.get("inputs") instanceof ObjectNode values ? values : example.objectNode();
        MaskedRun masked = new MaskedRun(new Mask(given.values()), log::text);
        RunCall call = checked.runner.call(new RunRequest(
                new InputCheck(checked.manifest.inputs()).withDefaults(inputs).toString(),
                given,
                RunLimits.of(checked.manifest, runnerProperties),
                masked::log,
                progress -> {},
                cpuSeconds -> {}));
        lease.whenEnded(ended -> call.kill(LeaseEnds.killReason(ended)));
        return switch (masked.outcome(call.await())) {
            case RunOutcome.Returned returned -> {
                Optional<RunError> difference = ExpectedSummary.of(example).differenceFrom(returned.payload());
                if (difference.isEmpty()) {
                    log.line("Example %s: as expected, in %.1f s."
                            .formatted(
                                    example.path("name").asString(),
                                    Duration.ofNanos(System.nanoTime() - begun).toMillis() / 1000.0));
                }
                yield difference;
            }
            case RunOutcome.Failed failed -> Optional.of(failed.error());
            case RunOutcome.Killed killed -> throw new BrokenOff(killed.reason());
        };
    }

    private static RunError about(String name, RunError error) {
        return new RunError(error.kind(), "Example %s: %s".formatted(name, error.message()), error.traceback());
    }
}
