package dev.stoa.api.app;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The looks for newer commits of what apps follow: which are wanted, and what the last one of each app came to.
@Component
public class Looks {
    private static final String WANT = """
            INSERT INTO app_looks (app_id, wanted_at) VALUES (:app, clock_timestamp())
            ON CONFLICT (app_id) DO UPDATE SET wanted_at = excluded.wanted_at
            """;
    private static final String CLAIM = """
            UPDATE app_looks SET claimed_until = now() + make_interval(secs => :seconds)
             WHERE app_id = (SELECT app_id FROM app_looks
                              WHERE wanted_at IS NOT NULL AND (claimed_until IS NULL OR claimed_until < now())
                              ORDER BY wanted_at LIMIT 1
                                FOR UPDATE SKIP LOCKED)
            RETURNING app_id, wanted_at
            """;
    private static final String DONE = """
            UPDATE app_looks SET claimed_until = NULL, wanted_at = nullif(wanted_at, :wanted) WHERE app_id = :app
            """;
    private static final String RECORD = """
            INSERT INTO app_looks (app_id, looked_at, problem) VALUES (:app, clock_timestamp(), :problem)
            ON CONFLICT (app_id) DO UPDATE SET looked_at = excluded.looked_at, problem = excluded.problem
            """;

    private final JdbcClient database;

    Looks(JdbcClient database) {
        this.database = database;
    }

    /// A look that somebody has to carry out.
    ///
    /// @param wantedAt tells it from one that is asked for meanwhile
    record Wanted(long appId, OffsetDateTime wantedAt) {}

    /// How it stands with an app; empty when nobody ever looked or asked for it.
    public Optional<Look> find(App app) {
        return database.sql("SELECT wanted_at, looked_at, problem FROM app_looks WHERE app_id = :app")
                .param("app", app.id())
                .query((row, n) -> look(row))
                .optional();
    }

    /// Asks for a look; of several that are asked for before it is begun, one is left.
    void want(App app) {
        database.sql(WANT).param("app", app.id()).update();
    }

    /// The look that has been wanted longest and nobody has begun.
    ///
    /// @param longest after this time another process may begin it anew
    Optional<Wanted> claim(Duration longest) {
        return database.sql(CLAIM)
                .param("seconds", longest.toSeconds())
                .query((row, n) -> new Wanted(row.getLong("app_id"), row.getObject("wanted_at", OffsetDateTime.class)))
                .optional();
    }

    /// A look that was claimed has ended. One that was asked for meanwhile stays wanted.
    void done(Wanted wanted) {
        database.sql(DONE)
                .param("app", wanted.appId)
                .param("wanted", wanted.wantedAt)
                .update();
    }

    /// Keeps what a look came to.
    ///
    /// @param problem why it came to nothing; null when it did not
    void record(App app, @Nullable String problem) {
        database.sql(RECORD).param("app", app.id()).param("problem", problem).update();
    }

    private static Look look(ResultSet row) throws SQLException {
        OffsetDateTime lookedAt = row.getObject("looked_at", OffsetDateTime.class);
        Instant endedAt = lookedAt == null ? null : lookedAt.toInstant();
        return new Look(row.getObject("wanted_at") != null, endedAt, row.getString("problem"));
    }
}
