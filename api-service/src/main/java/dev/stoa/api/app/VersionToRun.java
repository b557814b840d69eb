package dev.stoa.api.app;

import dev.stoa.contracts.run.RunError;
import dev.stoa.contracts.run.VersionStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a submission has to know of an app version.
///
/// @param id           the version's
/// @param number       counts the app's versions from 1
/// @param error        why it is broken; null unless it is
/// @param secretNames  the names of the secrets its runs are given
/// @param functionName the app's name in addresses
public record VersionToRun(
        long id,
        int number,
        VersionStatus status,
        @Nullable RunError error,
        List<String> secretNames,
        long appId,
        String functionName) {

    static VersionToRun of(AppVersion version) {
        return new VersionToRun(
                version.id(),
                version.number(),
                version.status(),
                version.error(),
                version.secretNames(),
                version.app().id(),
                version.app().functionName());
    }

    /// Whether it can be run now.
    public boolean isReady() {
        return status == VersionStatus.READY;
    }
}
