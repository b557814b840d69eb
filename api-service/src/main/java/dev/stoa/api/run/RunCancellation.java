package dev.stoa.api.run;

import dev.stoa.api.audit.Action;
import dev.stoa.api.audit.AuditTrail;
import dev.stoa.api.audit.Subject;
import dev.stoa.api.identity.Caller;
import dev.stoa.contracts.run.RunStatus;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Cancels a run: at once when no worker has it yet, otherwise by asking the worker.
@Component
public class RunCancellation {
    private static final String CANCEL = """
            UPDATE job_runs r
               SET status = CASE status WHEN 'PENDING' THEN 'CANCELLED' ELSE status END,
                   finished_at = CASE status WHEN 'PENDING' THEN now() END,
                   cancel_requested_at = coalesce(cancel_requested_at, now())
             WHERE r.id = :id AND r.status IN ('PENDING', 'RUNNING') AND %s
            RETURNING status, (SELECT a.function_name FROM apps a WHERE a.id = r.app_id) AS function_name
            """.formatted(RunAccess.VISIBLE);

    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;

    RunCancellation(
            JdbcClient database, TransactionTemplate transaction, AuditTrail audit, ApplicationEventPublisher events) {
        this.database = database;
        this.transaction = transaction;
        this.audit = audit;
        this.events = events;
    }

    private record Asked(RunStatus status, String functionName) {}

    /// Asks for the end of a run.
    ///
    /// @return CANCELLED, or RUNNING while the worker has yet to end it
    /// @throws RunFinishedAlreadyException when it has ended
    /// @throws RunNotFoundException        when there is none, or none the caller may see
    public RunStatus cancel(long runId, Caller caller) {
        RunStatus status = transaction.execute(inside -> ask(runId, caller));
        events.publishEvent(status == RunStatus.CANCELLED ? new RunFinished(runId) : new CancelAsked(runId));
        return status;
    }

    private RunStatus ask(long runId, Caller caller) {
        Asked asked = database.sql(CANCEL)
                .param("id", runId)
                .params(RunAccess.of(caller))
                .query((row, n) ->
                        new Asked(RunStatus.valueOf(row.getString("status")), row.getString("function_name")))
                .optional()
                .orElseThrow(() -> refused(runId, caller));
        audit.note(caller.actor(), Action.RUN_CANCELLED, Subject.run(runId, asked.functionName), Map.of());
        return asked.status;
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
