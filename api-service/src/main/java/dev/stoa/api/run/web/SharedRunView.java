package dev.stoa.api.run.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.stoa.api.app.AppVersion;
import dev.stoa.api.run.RunReading.WholeRun;
import dev.stoa.api.run.RunShares.SharedRun;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import tools.jackson.databind.JsonNode;

/// A run as whoever has a link to it is answered: all of [WholeRunView] but names of workers and people, and what tells
/// a stranger what they look at.
///
/// @param inputSchema   the `inputs` of its version's manifest, in the author's order
/// @param sharedBy      who made the link, as others see them
/// @param linkExpiresAt until when the link can be used
public record SharedRunView(
        @JsonUnwrapped WholeRunView whole,
        @Schema(ref = "InputSchema") JsonNode inputSchema,
        String sharedBy,
        Instant linkExpiresAt) {

    static SharedRunView of(SharedRun shared, WholeRun whole, AppVersion version) {
        return new SharedRunView(
                WholeRunView.of(whole).withoutNames(), version.manifest().inputs(), shared.by(), shared.expiresAt());
    }
}
