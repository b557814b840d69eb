package dev.stoa.api.run;

/// There is no run by this id.
public final class RunNotFoundException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// @param id as it was asked for
    public RunNotFoundException(String id) {
        super("There is no run \"%s\"; a run's id is a whole number such as 42, and GET /api/runs lists the runs."
                .formatted(id));
    }
}
