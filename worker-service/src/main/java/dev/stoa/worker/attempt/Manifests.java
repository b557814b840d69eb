package dev.stoa.worker.attempt;

import dev.stoa.contracts.manifest.AppRuntime;
import dev.stoa.contracts.manifest.Manifest;
import dev.stoa.contracts.manifest.ManifestReader;
import dev.stoa.worker.lease.AppVersion;
import dev.stoa.worker.runner.AppToRun;
import dev.stoa.worker.runner.RunLimits;
import dev.stoa.worker.runner.RunnerProperties;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The manifests of the versions in use, each read once: a version's manifest never changes. Threadsafe.
@Component
class Manifests {
    private static final int MOST = 1000;

    private final RunnerProperties runnerProperties;
    private final ManifestReader reader = new ManifestReader();
    private final Map<Long, Manifest> byVersion = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Manifest> eldest) {
            return size() > MOST;
        }
    };

    Manifests(RunnerProperties runnerProperties) {
        this.runnerProperties = runnerProperties;
    }

    /// Throws [dev.stoa.contracts.manifest.ManifestException] when the manifest is none this worker understands.
    Manifest of(AppVersion version) {
        synchronized (byVersion) {
            return byVersion.computeIfAbsent(version.id(), ignored -> reader.read(version.manifest()));
        }
    }

    /// The runner an app version needs.
    ///
    /// @param folder   its files
    /// @param packages its own packages; null when it sees those of the interpreter
    AppToRun appToRun(AppVersion version, Path folder, @Nullable Path packages) {
        Manifest manifest = of(version);
        return new AppToRun(
                version.id(),
                version.repoUrl(),
                folder,
                packages,
                manifest.network(),
                manifest.reuses(),
                runtime(version, folder),
                RunLimits.of(manifest, runnerProperties).memoryMb());
    }

    /// What calls an app's function.
    AppRuntime runtime(AppVersion version, Path folder) {
        return of(version).runtime(file -> Files.isRegularFile(folder.resolve(file)));
    }
}
