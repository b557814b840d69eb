package dev.stoa.worker.runner;

import java.nio.file.Path;

/// An app version whose runner is wanted.
///
/// @param repoUrl      where it comes from
/// @param folder       its files
/// @param wantsNetwork whether its manifest asks for the network
public record AppToRun(long versionId, String repoUrl, Path folder, boolean wantsNetwork) {}
