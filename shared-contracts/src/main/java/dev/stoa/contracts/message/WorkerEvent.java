package dev.stoa.contracts.message;

/// What a worker tells every API process, so that nobody has to wait for the next look at the database. It is a hint:
/// the database is the truth, and a lost event costs time only.
///
/// @param kind what happened
/// @param id   the run's or the version's id
public record WorkerEvent(Kind kind, long id) {

    /// What happened.
    public enum Kind {
        /// A run reached a terminal status.
        RUN_FINISHED,
        /// A version left CHECKING.
        VERSION_CHECKED
    }
}
