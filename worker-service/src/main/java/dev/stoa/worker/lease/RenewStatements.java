package dev.stoa.worker.lease;

import dev.stoa.worker.Worker;
import java.util.List;
import java.util.function.ToLongFunction;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Renews leases: those this worker knows it holds, and no others. A claim whose answer never arrived is not renewed by
/// accident, but expires and goes to somebody.
@Component
class RenewStatements {
    /// Locks the rows in the order of their ids, as `OutputStatements` does: two statements that wait for the same rows
    /// in different orders would wait for each other.
    private static final String RENEW_RUNS = """
            WITH mine AS (
                SELECT r.id
                  FROM job_runs r JOIN unnest(:ids, :attempts) AS held (id, attempt)
                    ON r.id = held.id AND r.attempt = held.attempt
                 WHERE r.worker_id = :worker AND r.status = 'RUNNING'
                 ORDER BY r.id
                   FOR NO KEY UPDATE OF r
            )
            UPDATE job_runs r
               SET lease_expires_at = now() + :seconds * interval '1 second'
              FROM mine
             WHERE r.id = mine.id
            RETURNING r.id, r.attempt, r.cancel_requested_at IS NOT NULL AS cancelled
            """;
    private static final String RENEW_CHECKS = """
            UPDATE app_versions v
               SET check_lease_expires_at = now() + :seconds * interval '1 second'
              FROM unnest(:ids, :attempts) AS held (id, attempt)
             WHERE v.id = held.id AND v.check_attempt = held.attempt AND v.status = 'CHECKING'
            RETURNING v.id, v.check_attempt AS attempt, false AS cancelled
            """;

    private final JdbcClient jdbc;
    private final Worker worker;
    private final LeaseProperties properties;

    /// A lease that was renewed.
    ///
    /// @param cancelled whether somebody wants the run called off
    record Renewed(long id, int attempt, boolean cancelled) {}

    RenewStatements(JdbcClient jdbc, Worker worker, LeaseProperties properties) {
        this.jdbc = jdbc;
        this.worker = worker;
        this.properties = properties;
    }

    /// Renews the leases on these runs; those missing from the answer are lost.
    List<Renewed> renewRuns(List<? extends Claim> runs) {
        return renew(jdbc.sql(RENEW_RUNS).param("worker", worker.id()), runs);
    }

    /// Renews the leases on these checks; those missing from the answer are lost.
    List<Renewed> renewChecks(List<? extends Claim> checks) {
        return renew(jdbc.sql(RENEW_CHECKS), checks);
    }

    private List<Renewed> renew(JdbcClient.StatementSpec statement, List<? extends Claim> claims) {
        if (claims.isEmpty()) {
            return List.of();
        }
        return statement
                .param("seconds", properties.duration().toMillis() / 1000.0)
                .param("ids", numbers(claims, Claim::id))
                .param("attempts", numbers(claims, Claim::attempt))
                .query((row, number) ->
                        new Renewed(row.getLong("id"), row.getInt("attempt"), row.getBoolean("cancelled")))
                .list();
    }

    private static Long[] numbers(List<? extends Claim> claims, ToLongFunction<Claim> number) {
        return claims.stream().map(number::applyAsLong).toArray(Long[]::new);
    }
}
