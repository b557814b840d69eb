package dev.stoa.api.app;

import java.util.Optional;

/// An app has no version with this number.
public final class VersionNotFoundException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    VersionNotFoundException(App app, int number, Optional<AppVersion> newestReady) {
        super("There is no version %d of %s; %s. GET /api/apps/%s/versions lists those there are."
                .formatted(
                        number,
                        app.functionName(),
                        newestReady
                                .map(version -> "the newest one that can be run is version " + version.number())
                                .orElse("none can be run yet"),
                        app.functionName()));
    }
}
