package dev.stoa.api.app.web;

import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import org.jspecify.annotations.Nullable;

/// Where an app is to be registered from.
///
/// @param repoUrl the repository's address
/// @param ref     a branch, a tag or a full commit id; null for the default branch
/// @param path    the folder in the repository; null for its top
public record RegisterRequest(
        @Schema(requiredMode = RequiredMode.REQUIRED) @Nullable
        String repoUrl,

        @Nullable String ref,
        @Nullable String path) {}
