package dev.stoa.worker.record;

import dev.stoa.worker.Worker;
import dev.stoa.worker.record.RunOutput.Pending;
import java.util.List;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// Writes logs and progress of running attempts, as far as they are still this worker's.
@Component
class OutputStatements {
    private static final String INSERT_LOG = """
            INSERT INTO run_log_chunks (run_id, attempt, text)
            SELECT r.id, r.attempt, o.text
              FROM unnest(:ids, :attempts, :texts) AS o (id, attempt, text)
              JOIN job_runs r ON r.id = o.id AND r.attempt = o.attempt
             WHERE r.worker_id = :worker AND r.status = 'RUNNING'
            """;
    /// Locks the rows in the order of their ids, as the renewal of leases does.
    private static final String UPDATE_PROGRESS = """
            WITH mine AS (
                SELECT r.id, o.fraction, o.message
                  FROM job_runs r
                  JOIN unnest(:ids, :attempts, :fractions, :messages) AS o (id, attempt, fraction, message)
                    ON r.id = o.id AND r.attempt = o.attempt
                 WHERE r.worker_id = :worker AND r.status = 'RUNNING'
                 ORDER BY r.id
                   FOR NO KEY UPDATE OF r
            )
            UPDATE job_runs r
               SET progress = mine.fraction, progress_message = mine.message
              FROM mine
             WHERE r.id = mine.id
            """;

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final Worker worker;

    OutputStatements(JdbcClient jdbc, TransactionOperations transactions, Worker worker) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.worker = worker;
    }

    /// All of it or nothing.
    void write(List<Pending> pending) {
        transactions.executeWithoutResult(status -> {
            writeLogs(pending.stream().filter(one -> !one.log().isEmpty()).toList());
            writeProgress(pending.stream().filter(Pending::hasProgress).toList());
        });
    }

    private void writeLogs(List<Pending> pending) {
        if (!pending.isEmpty()) {
            about(jdbc.sql(INSERT_LOG), pending)
                    .param("texts", values(pending, Pending::log).toArray(String[]::new))
                    .update();
        }
    }

    private void writeProgress(List<Pending> pending) {
        if (!pending.isEmpty()) {
            about(jdbc.sql(UPDATE_PROGRESS), pending)
                    .param("fractions", pending.stream().map(Pending::fraction).toArray(Double[]::new))
                    .param("messages", pending.stream().map(Pending::message).toArray(String[]::new))
                    .update();
        }
    }

    private JdbcClient.StatementSpec about(JdbcClient.StatementSpec statement, List<Pending> pending) {
        return statement
                .param("ids", values(pending, one -> one.attempt().id()).toArray(Long[]::new))
                .param(
                        "attempts",
                        values(pending, one -> one.attempt().number()).toArray(Integer[]::new))
                .param("worker", worker.id());
    }

    private static <T> List<T> values(List<Pending> pending, Function<Pending, T> value) {
        return pending.stream().map(value).toList();
    }
}
