package dev.stoa.api.app.web;

import dev.stoa.api.app.App;
import dev.stoa.api.app.AppVersion;
import dev.stoa.contracts.run.RunError;
import dev.stoa.contracts.run.VersionStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A version as it is answered.
///
/// @param number    counts the app's versions from 1
/// @param commit    the commit's full id
/// @param ref       the branch, tag or commit it was registered by; null for the default branch
/// @param current   whether new runs use it
/// @param error     why it is broken; null unless it is
/// @param checkLog  what the app printed while it was imported; null before the check
/// @param python    the version of Python it was checked on; null before the check, and for a Java app
/// @param java      the version of Java it was checked on; null before the check, and for a Python app
/// @param checkedAt null before the check has ended
public record VersionView(
        long id,
        int number,
        String commit,
        @Nullable String ref,
        VersionStatus status,
        boolean current,
        @Nullable RunError error,
        @Nullable String checkLog,
        @Nullable String python,
        @Nullable String java,
        Instant createdAt,
        @Nullable Instant checkedAt) {

    static VersionView of(AppVersion version, App app) {
        return new VersionView(
                version.id(),
                version.number(),
                version.commitId(),
                version.ref(),
                version.status(),
                app.isCurrent(version),
                version.error(),
                version.checkLog(),
                version.python(),
                version.java(),
                version.createdAt(),
                version.checkedAt());
    }
}
