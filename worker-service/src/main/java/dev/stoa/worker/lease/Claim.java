package dev.stoa.worker.lease;

/// Something this worker has claimed. The attempt's number fences everything it writes: once the number has moved on,
/// nothing of this attempt is taken any more.
public sealed interface Claim permits ClaimedRun, ClaimedCheck {

    /// The run's or the version's id.
    long id();

    /// The attempt's number, from 1.
    int attempt();

    /// The app version to be run or checked.
    AppVersion version();
}
