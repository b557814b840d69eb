package dev.stoa.worker.runner;

import dev.stoa.contracts.manifest.AppRuntime;
import java.nio.file.Path;

/// An app version whose runner is wanted.
///
/// @param repoUrl      where it comes from
/// @param folder       its files
/// @param wantsNetwork whether its manifest asks for the network
/// @param runtime      what calls its function
/// @param memoryMb     what one run of it may have, in MiB
public record AppToRun(
        long versionId, String repoUrl, Path folder, boolean wantsNetwork, AppRuntime runtime, int memoryMb) {}
