package dev.stoa.api.app.web;

import dev.stoa.api.app.App;
import dev.stoa.api.app.AppVersion;
import dev.stoa.api.identity.Caller;
import dev.stoa.api.identity.Permission;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// An app as it is answered.
///
/// @param functionName   the app's name in addresses
/// @param path           the folder in the repository; empty for its top
/// @param inputSchema    the current version's `inputs` as its manifest has them, in the author's order
/// @param currentVersion the version that new runs use
/// @param latestVersion  the version registered last
/// @param owner          who registered it, as others see them; null when that is not known
/// @param restricted     whether it is there for those named for it only
/// @param manageable     whether the caller may change it
public record AppView(
        long id,
        String name,
        String description,
        String functionName,
        String repoUrl,
        String path,
        List<String> tags,
        @Schema(ref = "InputSchema") JsonNode inputSchema,
        VersionView currentVersion,
        VersionView latestVersion,
        @Nullable String owner,
        boolean restricted,
        boolean manageable,
        Instant createdAt,
        Instant updatedAt) {

    static AppView of(App app, AppVersion latest, Caller caller) {
        return new AppView(
                app.id(),
                app.name(),
                app.description(),
                app.functionName(),
                app.repoUrl(),
                app.path(),
                app.tags(),
                app.inputs(),
                VersionView.of(app.currentVersion(), app),
                VersionView.of(latest, app),
                app.ownerName(),
                app.isRestricted(),
                caller.may(Permission.PUBLISH) && caller.owns(app.ownerId()),
                app.createdAt(),
                app.updatedAt());
    }
}
