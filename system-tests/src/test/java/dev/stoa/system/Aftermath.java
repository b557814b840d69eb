package dev.stoa.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What must be true of an installation, whatever was done to it.
final class Aftermath {
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final JdbcClient sql;

    Aftermath(JdbcClient sql) {
        this.sql = sql;
    }

    /// Every run that was accepted has ended, and there are no others.
    void everyRunHasEnded(List<SubmittedRuns.Accepted> accepted) {
        Awaitility.await("every run ends")
                .atMost(LONGEST)
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> ids("""
                        SELECT id FROM job_runs WHERE status IN ('PENDING', 'RUNNING')
                        """).isEmpty());
        assertThat(ids("SELECT id FROM job_runs"))
                .containsExactlyInAnyOrderElementsOf(
                        accepted.stream().map(SubmittedRuns.Accepted::id).toList());
    }

    /// A run that succeeded has one result, one that failed says why, one that was cancelled has neither.
    void everyRunHasOneEnd(List<SubmittedRuns.Accepted> accepted) {
        assertThat(ids("""
                SELECT r.id FROM job_runs r
                 WHERE (r.status = 'SUCCESS') <> EXISTS (SELECT 1 FROM job_results s WHERE s.run_id = r.id)
                    OR (r.status = 'FAILED') <> (r.error IS NOT NULL)
                """)).as("runs with a result too many or too few").isEmpty();
        Map<Long, String> ends = sql
                .sql("SELECT id, coalesce(error ->> 'kind', status) AS ending FROM job_runs")
                .query((row, n) -> Map.entry(row.getLong("id"), row.getString("ending")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        for (SubmittedRuns.Accepted run : accepted) {
            String own = run.fails() ? "app_error" : "SUCCESS";
            assertThat(ends.get(run.id()))
                    .as("%s", run)
                    .isIn(
                            switch (run.cancelled()) {
                                case "" -> List.of(own, "worker_lost");
                                case "CANCELLED" -> List.of("CANCELLED");
                                default -> List.of("CANCELLED", own, "worker_lost");
                            });
        }
    }

    /// A run whose worker is lost again and again fails; it may try ten times here, so few do.
    void fewRunsFailForLossesAlone(int accepted) {
        assertThat(ids("SELECT id FROM job_runs WHERE error ->> 'kind' = 'worker_lost'"))
                .as("runs whose worker was lost each time")
                .hasSizeLessThanOrEqualTo(1 + accepted / 100);
    }

    /// What a run has come to was recorded by its latest attempt: the token in its result is one its log has for that
    /// attempt. Attempts are numbered without a gap.
    void everyRunWasRecordedByItsLatestAttempt() {
        assertThat(ids("""
                SELECT r.id FROM job_runs r JOIN job_results s ON s.run_id = r.id
                 WHERE NOT EXISTS (
                    SELECT string_agg(c.text, '' ORDER BY c.id) FROM run_log_chunks c
                     WHERE c.run_id = r.id AND c.attempt = r.attempt
                    HAVING position(s.payload #>> '{summary,token}' IN string_agg(c.text, '' ORDER BY c.id)) > 0)
                """)).as("runs whose result is another attempt's").isEmpty();
        assertThat(ids("""
                SELECT r.id FROM job_runs r,
                       LATERAL (SELECT coalesce(array_agg((a ->> 'attempt')::int ORDER BY n), '{}') AS numbers
                                  FROM jsonb_array_elements(r.earlier_attempts) WITH ORDINALITY AS of (a, n)) e
                 WHERE numbers NOT IN (ARRAY(SELECT generate_series(1, r.attempt - 1)),
                                       ARRAY(SELECT generate_series(1, r.attempt)))
                    OR r.status = 'SUCCESS' AND cardinality(numbers) <> r.attempt - 1
                """)).as("runs whose attempts are not all told").isEmpty();
    }

    /// The queues are empty and no more than there have to be; nobody holds or waits for a lock of the database.
    void nothingWaits(PrivateRabbit rabbit, int workers) {
        Awaitility.await("queues")
                .atMost(LONGEST)
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> {
                    Map<String, Long> queues = rabbit.queues();
                    assertThat(queues)
                            .hasSize(2 + 1
                                    + workers) // tickets, dead tickets, an API's events, each worker's control messages
                            .allSatisfy((name, messages) -> {
                                if (!name.equals("stoa.dead-tickets")) {
                                    assertThat(messages).isZero();
                                }
                            });
                });
        Awaitility.await("locks").atMost(LONGEST).until(() -> ids("""
                        SELECT pid FROM pg_stat_activity
                         WHERE state LIKE 'idle in transaction%' OR wait_event_type = 'Lock'
                        UNION SELECT pid FROM pg_locks WHERE locktype = 'advisory'
                        """).isEmpty());
    }

    /// Nothing is left in the workers' folder but what the next one uses again.
    void noFilesAreLeft(Path workerFolder) {
        try (Stream<Path> scratch = Files.list(workerFolder.resolve("scratch"))) {
            assertThat(scratch).isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try (Stream<ProcessHandle> processes = ProcessHandle.allProcesses()) {
            assertThat(processes
                            .map(ProcessHandle::info)
                            .filter(info -> info.arguments()
                                    .map(arguments -> Arrays.stream(arguments)
                                            .anyMatch(argument -> argument.contains(workerFolder.toString())))
                                    .orElse(false)))
                    .isEmpty();
        }
    }

    /// How runs ended, and what ended attempts before them.
    String endings() {
        return "runs %s; attempts before the last %s"
                .formatted(
                        counts("SELECT coalesce(error ->> 'kind', status) AS ending FROM job_runs"),
                        counts("SELECT a ->> 'end' AS ending FROM job_runs, jsonb_array_elements(earlier_attempts) a"));
    }

    /// From the loss of a worker to the next attempt of each run it had.
    List<Duration> fromLossToNextAttempt(String worker, Instant lostAt) {
        return seconds(
                sql.sql("""
                        WITH attempts AS (
                            SELECT r.id, (a ->> 'attempt')::int AS number, a ->> 'worker' AS worker, a ->> 'end' AS ending,
                                   (a ->> 'started_at')::timestamptz AS started_at
                              FROM job_runs r, jsonb_array_elements(r.earlier_attempts) a
                            UNION ALL
                            SELECT id, attempt, worker_id, '', started_at FROM job_runs)
                        SELECT extract(epoch FROM next.started_at - :lost) AS seconds
                          FROM attempts a JOIN attempts next ON next.id = a.id AND next.number = a.number + 1
                         WHERE a.worker = :worker AND a.ending = 'worker_lost' AND next.started_at > :lost
                        """).param("worker", worker).param("lost", OffsetDateTime.ofInstant(lostAt, ZoneOffset.UTC)));
    }

    /// From a time on until the first run that was claimed after it has ended.
    List<Duration> untilFirstRunIsDone(Instant from) {
        return seconds(sql.sql("""
                        SELECT extract(epoch FROM min(finished_at) - :from) AS seconds FROM job_runs
                         WHERE started_at > :from AND status = 'SUCCESS' HAVING count(*) > 0
                        """).param("from", OffsetDateTime.ofInstant(from, ZoneOffset.UTC)));
    }

    private static List<Duration> seconds(JdbcClient.StatementSpec query) {
        return query.query((row, n) -> Duration.ofMillis((long) (1000 * row.getDouble("seconds"))))
                .list();
    }

    private Map<String, Long> counts(String endings) {
        return sql
                .sql("SELECT ending, count(*) AS count FROM (" + endings + ") e GROUP BY 1")
                .query((row, n) -> Map.entry(row.getString("ending"), row.getLong("count")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private List<Long> ids(String query) {
        return sql.sql(query).query((row, n) -> row.getLong(1)).list();
    }
}
