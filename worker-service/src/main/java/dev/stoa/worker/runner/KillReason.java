package dev.stoa.worker.runner;

/// Why a run's processes are killed. The first reason stays.
public enum KillReason {
    /// The run took longer than it may.
    TIMEOUT,
    /// Somebody called the run off.
    CANCELLED,
    /// The run's lease was lost: another attempt has begun, or may have.
    LEASE_LOST,
    /// The worker ends and hands the run back.
    WORKER_STOPS
}
