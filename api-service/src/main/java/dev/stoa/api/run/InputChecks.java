package dev.stoa.api.run;

import dev.stoa.api.app.VersionToRun;
import dev.stoa.api.app.VersionsToRun;
import dev.stoa.contracts.manifest.Fault;
import dev.stoa.contracts.manifest.InputCheck;
import dev.stoa.contracts.manifest.Manifest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/// Checks inputs against a version's schema. A version never changes, so what was derived from its manifest is kept.
@Component
class InputChecks {
    private static final int MOST_KEPT = 1000;

    private final VersionsToRun versions;
    private final Map<Long, Prepared> byVersion = new ConcurrentHashMap<>();

    InputChecks(VersionsToRun versions) {
        this.versions = versions;
    }

    private record Prepared(Manifest manifest, InputCheck check) {}

    /// Inputs that can be run.
    ///
    /// @param inputs with the defaults filled in
    record Checked(Manifest manifest, ObjectNode inputs, List<Fault> faults) {}

    Checked check(VersionToRun version, ObjectNode inputs) {
        Prepared prepared = prepared(version);
        ObjectNode complete = prepared.check.withDefaults(inputs);
        List<Fault> faults = prepared.check.faults(complete).stream()
                .map(fault -> new Fault("/inputs" + fault.pointer(), fault.detail()))
                .toList();
        return new Checked(prepared.manifest, complete, faults);
    }

    private Prepared prepared(VersionToRun version) {
        Prepared known = byVersion.get(version.id());
        if (known != null) {
            return known;
        }
        if (byVersion.size() >= MOST_KEPT) {
            byVersion.clear();
        }
        Manifest manifest = versions.manifest(version);
        Prepared prepared = new Prepared(manifest, new InputCheck(manifest.inputs()));
        byVersion.put(version.id(), prepared);
        return prepared;
    }
}
