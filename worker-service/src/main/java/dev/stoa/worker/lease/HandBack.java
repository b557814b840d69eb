package dev.stoa.worker.lease;

/// What became of a claim that was given back.
public enum HandBack {
    /// It waits for another worker.
    WAITING,
    /// The run was called off meanwhile, and has ended as CANCELLED.
    CALLED_OFF,
    /// It was lost before: nothing was changed.
    LOST
}
