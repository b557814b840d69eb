package dev.stoa.worker.attempt;

import dev.stoa.contracts.manifest.ManifestException;
import dev.stoa.contracts.run.ErrorKind;
import dev.stoa.contracts.run.RunError;
import dev.stoa.contracts.source.SourceException;
import dev.stoa.worker.environment.EnvironmentException;
import dev.stoa.worker.secret.MissingSecretException;

/// Failures on the way to the function, as its author is told of them.
final class AttemptErrors {
    private AttemptErrors() {}

    static RunError of(SourceException e) {
        return new RunError(ErrorKind.SOURCE_ERROR, String.valueOf(e.getMessage()));
    }

    static RunError of(ManifestException e) {
        return new RunError(ErrorKind.LOAD_ERROR, String.valueOf(e.getMessage()));
    }

    static RunError of(EnvironmentException e) {
        return new RunError(ErrorKind.ENVIRONMENT_ERROR, String.valueOf(e.getMessage()));
    }

    static RunError of(MissingSecretException e) {
        return new RunError(ErrorKind.ENVIRONMENT_ERROR, String.valueOf(e.getMessage()));
    }
}
