package dev.stoa.worker.lease;

import org.jspecify.annotations.Nullable;

/// What a claim says about the app version it is for.
///
/// @param id       the version's id
/// @param repoUrl  the repository's address
/// @param path     the app's folder in it; empty for its top
/// @param commitId the full commit id
/// @param manifest the manifest's text, as the author wrote it
/// @param environmentId the packages it was checked with; null for those of the workers' Python, and before the check
public record AppVersion(
        long id,
        String repoUrl,
        String path,
        String commitId,
        String manifest,
        @Nullable Long environmentId) {}
