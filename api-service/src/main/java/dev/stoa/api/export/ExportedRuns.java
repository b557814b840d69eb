package dev.stoa.api.export;

import dev.stoa.api.app.AppVersion;
import dev.stoa.api.app.AppVersions;
import dev.stoa.api.identity.Caller;
import dev.stoa.api.run.RunReading;
import dev.stoa.api.run.RunReading.WholeRun;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Reads runs for the files that people are sent.
@Component
public class ExportedRuns {
    private final RunReading reading;
    private final AppVersions versions;

    ExportedRuns(RunReading reading, AppVersions versions) {
        this.reading = reading;
        this.versions = versions;
    }

    /// The run with this id, its inputs named as the version that ran names them. Throws [NothingToExportException]
    /// when it has no result, and [dev.stoa.api.run.RunNotFoundException] when there is no such run.
    public ExportedRun get(String id, Caller caller) {
        WholeRun whole = reading.get(id, caller);
        JsonNode result = ResultExport.result(whole).tree();
        JsonNode fields = versions.findById(whole.run().versionId())
                .map(AppVersion::manifest)
                .<JsonNode>map(manifest -> manifest.inputs())
                .orElseGet(JsonNodeFactory.instance::objectNode);
        return new ExportedRun(whole.run(), result, RunInput.of(whole.inputs(), fields));
    }
}
