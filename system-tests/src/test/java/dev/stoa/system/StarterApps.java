package dev.stoa.system;

import dev.stoa.testsupport.GitRepository;
import java.io.IOException;
import java.nio.file.Path;

/// The apps in `deploy/apps`, committed to a repository.
final class StarterApps {
    private StarterApps() {}

    static GitRepository committed(Path folder) throws IOException {
        return CommittedApps.of("deploy/apps", folder);
    }
}
