package dev.stoa.api.app;

import java.io.Serializable;

/// A Python package that an app sees.
public record InstalledPackage(String name, String version) implements Serializable {}
