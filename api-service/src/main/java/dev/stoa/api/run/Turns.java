package dev.stoa.api.run;

import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Gives runs their turns: whose run is claimed next. Parties take turns, and runs of one party go one after another; a
/// party is who submits to which app.
@Component
public class Turns {
    private static final String PLACE =
            "SELECT now() AS now, CASE WHEN :isReady THEN next_turn(:pool, :party) END AS turn";
    /// Those of one party get turns one after another, in the order in which they were submitted.
    private static final String GIVE = """
            WITH waiting AS (
                SELECT r.id, r.pool, r.party, row_number() OVER (PARTITION BY r.pool, r.party ORDER BY r.id) AS n
                  FROM job_runs r JOIN app_versions v ON v.id = r.version_id
                 WHERE r.status = 'PENDING' AND r.turn IS NULL AND v.status = 'READY'
                   AND (r.not_before IS NULL OR r.not_before <= now())
            ), first AS (
                SELECT pool, party, next_turn(pool, party) AS turn FROM waiting GROUP BY pool, party
            )
            UPDATE job_runs r
               SET turn = f.turn + w.n - 1
              FROM waiting w JOIN first f ON f.pool = w.pool AND f.party = w.party
             WHERE r.id = w.id AND r.status = 'PENDING' AND r.turn IS NULL
            """;

    private final JdbcClient database;

    Turns(JdbcClient database) {
        this.database = database;
    }

    /// Where a new run stands.
    ///
    /// @param party for whom it is
    /// @param turn  null while it may not be run yet
    /// @param now   by the database's clock
    record Place(String party, @Nullable Long turn, Instant now) {}

    /// The place of a new run.
    ///
    /// @param isReady   whether it may be run now
    /// @param submitter who submits it, as far as that is known
    Place placeOf(long appId, String pool, String submitter, boolean isReady) {
        String party = "app %d, %s".formatted(appId, submitter);
        return database.sql(PLACE)
                .param("isReady", isReady)
                .param("pool", pool)
                .param("party", party)
                .query((row, n) -> new Place(
                        party,
                        row.getObject("turn", Long.class),
                        row.getObject("now", OffsetDateTime.class).toInstant()))
                .single();
    }

    /// Gives turns to the runs that may be run by now: their version's check has ended well, or the pause before their
    /// retry is over.
    ///
    /// @return how many got one
    public int give() {
        return database.sql(GIVE).update();
    }
}
