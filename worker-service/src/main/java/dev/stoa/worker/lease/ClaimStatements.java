package dev.stoa.worker.lease;

import dev.stoa.contracts.json.StoaJson;
import dev.stoa.contracts.secret.SealedSecret;
import dev.stoa.worker.Worker;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;

/// Claims, and hands back what was claimed. Each is one conditional UPDATE: of ten workers that claim at once, the
/// row's lock lets one through, and the others take the next or find nothing. The claims are functions of the database
/// (`V17__traces.sql`): a worker's role may call them, and may not read what they hand out in any
/// other way.
@Component
class ClaimStatements {
    private static final String CLAIM_RUN =
            "SELECT * FROM claim_run(:pool, :from, :worker, :seconds, :passesLocked, :ticketRunId)";
    private static final String CLAIM_CHECK = "SELECT * FROM claim_check(:id, :seconds)";
    /// The attempt did not end by itself, so one more is allowed; its number is used up, and tells it and its log from
    /// the next. A run that is called off is not claimed again, and ends here.
    private static final String HAND_BACK_RUN = """
            UPDATE job_runs r
               SET status = h.becomes, lease_expires_at = NULL, ticket_published_at = NULL,
                   earlier_attempts = CASE WHEN h.becomes = 'PENDING'
                       THEN earlier_attempts || jsonb_build_object(
                                'attempt', r.attempt, 'worker', r.worker_id, 'started_at', r.started_at,
                                'ended_at', now(), 'end', :reason)
                       ELSE earlier_attempts END,
                   finished_at = CASE WHEN h.becomes = 'CANCELLED' THEN now() END,
                   max_attempts = r.max_attempts + CASE WHEN h.becomes = 'PENDING' THEN 1 ELSE 0 END,
                   worker_id = CASE WHEN h.becomes = 'CANCELLED' THEN r.worker_id END,
                   started_at = CASE WHEN h.becomes = 'CANCELLED' THEN r.started_at END,
                   progress = CASE WHEN h.becomes = 'CANCELLED' THEN r.progress END,
                   progress_message = CASE WHEN h.becomes = 'CANCELLED' THEN r.progress_message END
              FROM (SELECT id, CASE WHEN cancel_requested_at IS NULL THEN 'PENDING' ELSE 'CANCELLED' END AS becomes
                      FROM job_runs
                     WHERE id = :id AND attempt = :attempt AND worker_id = :worker AND status = 'RUNNING'
                       FOR UPDATE) h
             WHERE r.id = h.id
            RETURNING r.status
            """;
    /// A check has no worker to tell attempts apart by, so its number moves on.
    private static final String HAND_BACK_CHECK = """
            UPDATE app_versions
               SET check_attempt = check_attempt + 1, check_lease_expires_at = NULL, ticket_published_at = NULL
             WHERE id = :id AND check_attempt = :attempt AND status = 'CHECKING'
            RETURNING 'PENDING' AS status
            """;

    private static final TypeReference<List<SealedSecret>> SECRETS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final Worker worker;
    private final LeaseProperties properties;
    private final Map<String, TurnHint> turns = new ConcurrentHashMap<>();

    ClaimStatements(JdbcClient jdbc, Worker worker, LeaseProperties properties) {
        this.jdbc = jdbc;
        this.worker = worker;
        this.properties = properties;
    }

    private record NextRun(ClaimedRun run, long turn) {}

    /// Moves the run whose turn it is in a pool from PENDING to RUNNING; empty when none waits.
    ///
    /// @param ticketRunId the run whose ticket this is; it may well be another's turn
    Optional<Claim> claimRun(String pool, long ticketRunId) {
        TurnHint hint = turns.computeIfAbsent(pool, none -> new TurnHint(InstantSource.system()));
        // Where all that wait are locked, passing over them would find none.
        Optional<NextRun> next = nextRun(pool, ticketRunId, hint.from(), true)
                .or(() -> nextRun(pool, ticketRunId, 0, true))
                .or(() -> nextRun(pool, ticketRunId, 0, false));
        next.ifPresent(found -> hint.reached(found.turn));
        return next.map(found -> found.run);
    }

    /// @param from         no run with a lesser turn waits; 0 when that is not known
    /// @param passesLocked whether runs that somebody has locked are passed over, or waited for
    private Optional<NextRun> nextRun(String pool, long ticketRunId, long from, boolean passesLocked) {
        return jdbc.sql(CLAIM_RUN)
                .param("pool", pool)
                .param("from", from)
                .param("worker", worker.id())
                .param("seconds", seconds())
                .param("passesLocked", passesLocked)
                .param("ticketRunId", ticketRunId)
                .query((ResultSet row, int number) -> new NextRun(
                        new ClaimedRun(
                                row.getLong("id"),
                                row.getInt("attempt"),
                                version(row),
                                row.getString("inputs"),
                                row.getInt("retries_left"),
                                row.getString("traceparent")),
                        row.getLong("turn")))
                .optional();
    }

    /// Claims the check of a version; empty when it is not to be had.
    Optional<Claim> claimCheck(long versionId) {
        return jdbc.sql(CLAIM_CHECK)
                .param("seconds", seconds())
                .param("id", versionId)
                .query((ResultSet row, int number) -> (Claim) new ClaimedCheck(row.getInt("attempt"), version(row)))
                .optional();
    }

    /// Gives a claim back to be claimed by another worker, and says what became of it.
    HandBack handBack(Claim claim, HandBackReason reason) {
        JdbcClient.StatementSpec statement = switch (claim) {
            case ClaimedRun run ->
                jdbc.sql(HAND_BACK_RUN).param("worker", worker.id()).param("reason", reason.word());
            case ClaimedCheck check -> jdbc.sql(HAND_BACK_CHECK);
        };
        return statement
                .param("id", claim.id())
                .param("attempt", claim.attempt())
                .query(String.class)
                .optional()
                .map(status -> status.equals("CANCELLED") ? HandBack.CALLED_OFF : HandBack.WAITING)
                .orElse(HandBack.LOST);
    }

    private double seconds() {
        return properties.duration().toMillis() / 1000.0;
    }

    private static AppVersion version(ResultSet row) throws SQLException {
        String secrets = row.getString("secrets");
        return new AppVersion(
                row.getLong("version_id"),
                row.getLong("app_id"),
                row.getString("repo_url"),
                row.getString("path"),
                row.getString("commit_id"),
                row.getString("manifest"),
                row.getObject("environment_id", Long.class),
                secrets == null ? List.of() : StoaJson.MAPPER.readValue(secrets, SECRETS));
    }
}
