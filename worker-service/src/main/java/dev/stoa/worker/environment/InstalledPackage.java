package dev.stoa.worker.environment;

/// A Python package that an app sees.
public record InstalledPackage(String name, String version) {}
