package dev.stoa.api.identity;

import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Slows guessing down: after some failures each further one doubles the time until the next attempt is looked at, up
/// to
/// a quarter of an hour. Counted in the database, so that all API processes count together. A name is given more
/// failures from everywhere than from one place, so that a stranger cannot easily keep its owner out.
@Component
class SignInBrake {
    private static final int FREE_OF_NAME_FROM_PLACE = 5;
    private static final int FREE_OF_PLACE = 30;
    private static final int FREE_OF_NAME = 50;

    /// Seconds to wait after this many failures; `f` is the row.
    private static final String WAIT =
            "CASE WHEN f.failures <= :free THEN 0 ELSE least(900, power(2, least(f.failures - :free, 12))) END * interval '1 second'";

    /// An attempt counts as failed before it is looked at, since many may come at once.
    private static final String BEGIN = """
            INSERT INTO sign_in_failures AS f (key, failures, failed_at) VALUES (:key, 1, now())
                ON CONFLICT (key) DO UPDATE
               SET failures = CASE WHEN f.failed_at < now() - interval '1 hour' THEN 1 ELSE f.failures + 1 END,
                   failed_at = now()
             WHERE f.failed_at + %s <= now()
            """.formatted(WAIT);
    private static final String LEFT = """
            SELECT coalesce((SELECT ceil(extract(epoch FROM f.failed_at + %s - now())) FROM sign_in_failures f
                              WHERE f.key = :key), 1)::integer
            """.formatted(WAIT);
    private static final String SUCCEEDED = """
            UPDATE sign_in_failures SET failures = failures - 1 WHERE key = :key AND failures > 0
            """;
    private static final String FORGET =
            "DELETE FROM sign_in_failures WHERE key = :key OR failed_at < now() - interval '1 day'";

    private final JdbcClient database;

    SignInBrake(JdbcClient database) {
        this.database = database;
    }

    private record Count(String key, int free) {}

    /// Begins an attempt; throws [SignInRefusedException] when it comes too early.
    ///
    /// @param place where it comes from, such as an IP address
    void begin(String name, String place) {
        for (Count count : counts(name, place)) {
            if (update(BEGIN, count) == 0) {
                int seconds = database.sql(LEFT)
                        .param("key", count.key)
                        .param("free", count.free)
                        .query(Integer.class)
                        .single();
                throw new SignInRefusedException(Duration.ofSeconds(Math.max(1, seconds)));
            }
        }
    }

    /// The attempt that was begun has succeeded.
    void succeeded(String name, String place) {
        List<Count> counts = counts(name, place);
        database.sql(FORGET).param("key", counts.getFirst().key).update();
        counts.stream()
                .skip(1)
                .forEach(
                        count -> database.sql(SUCCEEDED).param("key", count.key).update());
    }

    private int update(String sql, Count count) {
        return database.sql(sql)
                .param("key", count.key)
                .param("free", count.free)
                .update();
    }

    private static List<Count> counts(String name, String place) {
        return List.of(
                new Count("name %s from %s".formatted(name, place), FREE_OF_NAME_FROM_PLACE),
                new Count("from %s".formatted(place), FREE_OF_PLACE),
                new Count("name %s".formatted(name), FREE_OF_NAME));
    }
}
