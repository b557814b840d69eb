package dev.stoa.api.app.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One app as it is answered: all of [AppView], and what its page shows besides.
///
/// @param readme   the current version's README.md as Markdown; null when it has none
/// @param manifest the current version's manifest as its author wrote it
/// @param lastLook how it stands with looking for a newer commit; null when nobody ever looked
public record AppDetailView(
        @JsonUnwrapped AppView app,
        @Nullable String readme,
        @Schema(ref = "Manifest") JsonNode manifest,
        @Nullable LookView lastLook) {}
