package dev.stoa.worker.checkout;

import java.nio.file.Path;

/// An app's files at one commit, kept on disk as long as this is open.
public final class Checkout implements AutoCloseable {
    private final Path folder;
    private final CheckoutLocks.Use use;

    Checkout(Path folder, CheckoutLocks.Use use) {
        this.folder = folder;
        this.use = use;
    }

    /// The app's folder; read-only.
    public Path folder() {
        return folder;
    }

    @Override
    public void close() {
        use.close();
    }
}
