package dev.stoa.worker;

/// What the monitor shows of a worker beside its load.
///
/// @param python     the interpreter's version, such as 3.11.2
/// @param protection what keeps app code from harming the machine; `none` when nothing does
public record WorkerCapabilities(String python, String protection) {}
