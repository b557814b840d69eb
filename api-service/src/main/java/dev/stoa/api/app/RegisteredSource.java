package dev.stoa.api.app;

import dev.stoa.contracts.manifest.Manifest;
import org.jspecify.annotations.Nullable;

/// What registration takes from an app's source.
///
/// @param commitId the commit's full id
/// @param manifest the valid manifest
/// @param readme   README.md as Markdown; null when there is none
record RegisteredSource(
        String commitId, Manifest manifest, @Nullable String readme) {}
