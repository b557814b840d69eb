package dev.stoa.api.app.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.stoa.api.app.InstalledPackage;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One app as it is answered: all of [AppView], and what its page shows besides.
///
/// @param readme   the current version's README.md as Markdown; null when it has none
/// @param manifest the current version's manifest as its author wrote it
/// @param packages the Python packages the current version saw when it was checked, by name; null before the check, and
///                 for a Java app
/// @param missingSecrets the secrets that the current version needs and that are not set; it cannot be run until they
/// are
/// @param lastLook how it stands with looking for a newer commit; null when nobody ever looked
public record AppDetailView(
        @JsonUnwrapped AppView app,
        @Nullable String readme,
        @Schema(ref = "Manifest") JsonNode manifest,
        @Nullable List<InstalledPackage> packages,
        List<String> missingSecrets,
        @Nullable LookView lastLook) {}
