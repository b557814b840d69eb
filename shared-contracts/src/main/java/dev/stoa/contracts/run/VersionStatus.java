package dev.stoa.contracts.run;

/// Where an app version stands: it is checked by a worker once before anybody's run uses it.
public enum VersionStatus {
    /// Registered; a worker has yet to import it. Its runs wait.
    CHECKING,
    /// Imported, and `async def run(inputs)` found. Its runs go ahead.
    READY,
    /// Cannot be run; the version's error says why. Its runs are refused with that reason.
    BROKEN
}
