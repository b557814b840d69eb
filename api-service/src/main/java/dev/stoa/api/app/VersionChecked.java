package dev.stoa.api.app;

/// A worker has checked a version: it is READY or BROKEN now.
///
/// @param versionId the version
public record VersionChecked(long versionId) {}
