package dev.stoa.api.run;

import dev.stoa.contracts.run.RunStatus;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Cancels a run: at once when no worker has it yet, otherwise by asking the worker.
@Component
public class RunCancellation {
    private static final String CANCEL = """
            UPDATE job_runs
               SET status = CASE status WHEN 'PENDING' THEN 'CANCELLED' ELSE status END,
                   finished_at = CASE status WHEN 'PENDING' THEN now() END,
                   cancel_requested_at = coalesce(cancel_requested_at, now())
             WHERE id = :id AND status IN ('PENDING', 'RUNNING')
            RETURNING status
            """;

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
    /// @throws RunNotFoundException        when there is none
    public RunStatus cancel(long runId) {
        RunStatus status = database.sql(CANCEL)
                .param("id", runId)
                .query(String.class)
                .optional()
                .map(RunStatus::valueOf)
                .orElseThrow(() -> refused(runId));
        events.publishEvent(status == RunStatus.CANCELLED ? new RunFinished(runId) : new CancelAsked(runId));
        return status;
    }

    private RuntimeException refused(long runId) {
        return database.sql("SELECT status FROM job_runs WHERE id = :id")
                .param("id", runId)
                .query(String.class)
                .optional()
                .<RuntimeException>map(status -> new RunFinishedAlreadyException(runId, RunStatus.valueOf(status)))
                .orElseGet(() -> new RunNotFoundException(Long.toString(runId)));
    }
}
