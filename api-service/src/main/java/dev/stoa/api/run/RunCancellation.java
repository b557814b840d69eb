package dev.stoa.api.run;

import dev.stoa.api.identity.Caller;
import dev.stoa.contracts.run.RunStatus;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Cancels a run: at once when no worker has it yet, otherwise by asking the worker.
@Component
public class RunCancellation {
    private static final String CANCEL = """
            UPDATE job_runs r
               SET status = CASE status WHEN 'PENDING' THEN 'CANCELLED' ELSE status END,
                   finished_at = CASE status WHEN 'PENDING' THEN now() END,
                   cancel_requested_at = coalesce(cancel_requested_at, now())
             WHERE r.id = :id AND r.status IN ('PENDING', 'RUNNING') AND %s
            RETURNING status
            """.formatted(RunAccess.VISIBLE);

    private final JdbcClient database;
    private final ApplicationEventPublisher events;

    RunCancellation(JdbcClient database, ApplicationEventPublisher events) {
        this.database = database;
        this.events = events;
    }

    /// Asks for the end of a run.
    ///
    /// @return CANCELLED, or RUNNING while the worker has yet to end it
    /// @throws RunFinishedAlreadyException when it has ended
    /// @throws RunNotFoundException        when there is none, or none the caller may see
    public RunStatus cancel(long runId, Caller caller) {
        RunStatus status = database.sql(CANCEL)
                .param("id", runId)
                .params(RunAccess.of(caller))
                .query(String.class)
                .optional()
                .map(RunStatus::valueOf)
                .orElseThrow(() -> refused(runId, caller));
        events.publishEvent(status == RunStatus.CANCELLED ? new RunFinished(runId) : new CancelAsked(runId));
        return status;
    }

    private RuntimeException refused(long runId, Caller caller) {
        return database.sql("SELECT r.status FROM job_runs r WHERE r.id = :id AND " + RunAccess.VISIBLE)
                .param("id", runId)
                .params(RunAccess.of(caller))
                .query(String.class)
                .optional()
                .<RuntimeException>map(status -> new RunFinishedAlreadyException(runId, RunStatus.valueOf(status)))
                .orElseGet(() -> new RunNotFoundException(Long.toString(runId)));
    }
}
