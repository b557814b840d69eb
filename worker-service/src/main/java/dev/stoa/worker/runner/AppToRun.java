package dev.stoa.worker.runner;

import dev.stoa.contracts.manifest.AppRuntime;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// An app version whose runner is wanted.
///
/// @param repoUrl      where it comes from
/// @param folder       its files
/// @param packages     the folder of its environment; null when it sees the interpreter's packages
/// @param wantsNetwork whether its manifest asks for the network
/// @param reuses       whether its manifest asks that one process serves run after run
/// @param runtime      what calls its function
/// @param memoryMb     what one run of it may have, in MiB
public record AppToRun(
        long versionId,
        String repoUrl,
        Path folder,
        @Nullable Path packages,
        boolean wantsNetwork,
        boolean reuses,
        AppRuntime runtime,
        int memoryMb) {}
