package dev.stoa.api.run;

import dev.stoa.api.app.AppSecrets;
import dev.stoa.api.app.VersionToRun;
import dev.stoa.contracts.manifest.Fault;
import dev.stoa.contracts.run.RunError;
import dev.stoa.contracts.run.VersionStatus;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/// Refuses what cannot be run: a broken version, one whose secrets are not set, and inputs that are none of its own.
@Component
class SubmissionChecks {
    private final InputChecks inputs;
    private final AppSecrets secrets;

    SubmissionChecks(InputChecks inputs, AppSecrets secrets) {
        this.inputs = inputs;
        this.secrets = secrets;
    }

    /// The inputs to be run.
    ///
    /// @throws SubmissionRefusedException with every reason
    InputChecks.Checked require(VersionToRun version, ObjectNode sent) {
        refuseBroken(version);
        refuseWithoutSecrets(version);
        InputChecks.Checked checked = inputs.check(version, sent);
        refuseFaults(checked.faults());
        return checked;
    }

    /// Everything that is wrong with inputs.
    List<Fault> faults(VersionToRun version, ObjectNode sent) {
        return inputs.check(version, sent).faults();
    }

    private static void refuseBroken(VersionToRun version) {
        RunError error = version.error();
        if (version.status() == VersionStatus.BROKEN && error != null) {
            throw new SubmissionRefusedException(
                    "Version %d of %s is broken, so it cannot be run: %s"
                            .formatted(version.number(), version.functionName(), error.message()),
                    List.of());
        }
    }

    private void refuseWithoutSecrets(VersionToRun version) {
        List<String> missing = secrets.missing(version.appId(), version.secretNames());
        if (!missing.isEmpty()) {
            throw new SubmissionRefusedException(
                    "%s needs secrets that are not set: %s. Whoever manages the app sets them on its page."
                            .formatted(version.functionName(), String.join(", ", missing)),
                    List.of());
        }
    }

    private static void refuseFaults(List<Fault> faults) {
        if (!faults.isEmpty()) {
            throw new SubmissionRefusedException(
                    faults.size() == 1
                            ? faults.getFirst().detail()
                            : "%d inputs are at fault; the first: %s"
                                    .formatted(faults.size(), faults.getFirst().detail()),
                    faults);
        }
    }
}
