package dev.stoa.worker.sandbox;

import java.nio.file.Path;
import java.util.List;

/// What has to be there inside a sandbox to run Python and Java.
///
/// @param interpreter its executable
/// @param folders     where its modules are, and Java is; what lies in the system's own folders need not be named
/// @param runner      the entry of the runner's program
public record Programs(Path interpreter, List<Path> folders, Path runner) {}
