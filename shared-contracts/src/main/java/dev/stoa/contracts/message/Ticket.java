package dev.stoa.contracts.message;

/// Tells a worker that there is something to claim. It carries no inputs: the row in the database is the truth, so a
/// ticket may be lost or delivered twice without harm.
///
/// @param kind what is to be claimed
/// @param id   the run's or the version's id
public record Ticket(Kind kind, long id) {

    /// @throws IllegalArgumentException when nothing could be claimed with it
    public Ticket {
        if (kind == null || id < 1) {
            throw new IllegalArgumentException(
                    "A ticket has a kind and an id from 1 on, not %s and %d".formatted(kind, id));
        }
    }

    /// What a ticket is for.
    public enum Kind {
        /// One run, by its id in `job_runs`.
        RUN,
        /// The check of one app version, by its id in `app_versions`.
        CHECK
    }

    /// The ticket of a run.
    public static Ticket forRun(long runId) {
        return new Ticket(Kind.RUN, runId);
    }

    /// The ticket of a version's check.
    public static Ticket forCheck(long versionId) {
        return new Ticket(Kind.CHECK, versionId);
    }
}
