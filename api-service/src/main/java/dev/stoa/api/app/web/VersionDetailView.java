package dev.stoa.api.app.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.stoa.api.app.App;
import dev.stoa.api.app.AppVersion;
import dev.stoa.api.app.InstalledPackage;
import dev.stoa.contracts.manifest.Manifest;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One version as it is answered: all of [VersionView], and what its form shows.
///
/// @param inputSchema its manifest's `inputs`, in the author's order
/// @param readme      its README.md as Markdown; null when it has none
/// @param packages    the Python packages it saw when it was checked, by name; null before the check, and for a Java
/// app
/// @param manifest    its manifest as its author wrote it
public record VersionDetailView(
        @JsonUnwrapped VersionView version,
        @Schema(ref = "InputSchema") JsonNode inputSchema,
        @Nullable String readme,
        @Nullable List<InstalledPackage> packages,
        @Schema(ref = "Manifest") JsonNode manifest) {

    static VersionDetailView of(AppVersion version, App app) {
        Manifest manifest = version.manifest();
        return new VersionDetailView(
                VersionView.of(version, app),
                manifest.inputs(),
                version.readme(),
                version.packages(),
                manifest.document());
    }
}
