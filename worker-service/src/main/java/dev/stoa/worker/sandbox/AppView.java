package dev.stoa.worker.sandbox;

import java.nio.file.Path;

/// What one app's runner is to have.
///
/// @param app       the app's folder, to be read
/// @param temporary an empty folder, to be written
/// @param network   whether it may reach others
public record AppView(Path app, Path temporary, boolean network) {}
