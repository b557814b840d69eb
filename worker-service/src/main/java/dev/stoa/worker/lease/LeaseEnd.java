package dev.stoa.worker.lease;

/// Why a claim is to be given up before its work is done.
public enum LeaseEnd {
    /// Another attempt has begun, or may have: whatever this one writes would be refused.
    LOST,
    /// Somebody called the run off.
    CANCELLED,
    /// This worker ends and leaves the run to others.
    HANDED_BACK
}
