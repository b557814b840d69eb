package dev.stoa.worker.lease;

import dev.stoa.contracts.secret.SealedSecret;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a claim says about the app version it is for.
///
/// @param id       the version's id
/// @param appId    the app's id
/// @param repoUrl  the repository's address
/// @param path     the app's folder in it; empty for its top
/// @param commitId the full commit id
/// @param manifest the manifest's text, as the author wrote it
/// @param environmentId the packages it was checked with; null for those of the workers' Python, and before the check
/// @param secrets  those its manifest names, as far as they are set
public record AppVersion(
        long id,
        long appId,
        String repoUrl,
        String path,
        String commitId,
        String manifest,
        @Nullable Long environmentId,
        List<SealedSecret> secrets) {}
