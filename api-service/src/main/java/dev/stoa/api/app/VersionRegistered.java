package dev.stoa.api.app;

/// A new version waits for its check.
///
/// @param versionId the version
/// @param pool      which workers may check it
public record VersionRegistered(long versionId, String pool) {}
