package dev.stoa.embedded;

import java.util.Optional;
import org.apache.qpid.server.SystemLauncherListener;
import org.jspecify.annotations.Nullable;

/// Keeps the error that the broker's launcher swallows while it starts.
final class StartupErrors extends SystemLauncherListener.DefaultSystemLauncherListener {

    private @Nullable RuntimeException first;

    Optional<RuntimeException> first() {
        return Optional.ofNullable(first);
    }

    @Override
    public void errorOnStartup(RuntimeException e) {
        if (first == null) {
            first = e;
        }
    }
}
