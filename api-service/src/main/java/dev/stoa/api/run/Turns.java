package dev.stoa.api.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Gives runs their turns: of those that wait in a pool, the one with the least turn is claimed next. Runs of one party
/// get turns one after another, and a party that has none waiting begins at the turn that is being carried out. So
/// whoever has a thousand runs waiting keeps another's first one waiting behind one of them (start-time fair queueing).
///
/// Which turns are being carried out is asked once a second, not for each submission. A turn that is a little too early
/// or too late for that does no harm: it is an order, not a number.
@Component
public class Turns {
    private static final Logger log = LoggerFactory.getLogger(Turns.class);
    private static final int MOST_PARTIES = 10_000;
    private static final int BATCH = 1000;

    private static final String RUNNING =
            "SELECT pool, max(turn) AS turn FROM job_runs WHERE status = 'RUNNING' GROUP BY pool";
    private static final String LAST_OF_PARTY = """
            SELECT coalesce(max(turn), 0) FROM job_runs
             WHERE status = 'PENDING' AND turn IS NOT NULL AND pool = :pool AND party = :party
            """;
    private static final String WITHOUT_TURN = """
            SELECT r.id, r.pool, r.party
              FROM job_runs r JOIN app_versions v ON v.id = r.version_id
             WHERE r.status = 'PENDING' AND r.turn IS NULL AND v.status = 'READY'
               AND (r.not_before IS NULL OR r.not_before <= now())
             ORDER BY r.id
             LIMIT :batch
               FOR NO KEY UPDATE OF r SKIP LOCKED
            """;
    private static final String GIVE = """
            UPDATE job_runs r SET turn = given.turn
              FROM unnest(:ids, :turns) AS given (id, turn)
             WHERE r.id = given.id
            """;

    private final JdbcClient database;
    private final TransactionTemplate transaction;
    /// Pool to the latest turn that is known to have been carried out.
    private final Map<String, Long> reached = new ConcurrentHashMap<>();
    /// The last turn each party was given here; the party that was quiet for longest is forgotten first. Guarded by
    /// this.
    private final Map<Queue, Long> given = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Queue, Long> eldest) {
            return size() > MOST_PARTIES;
        }
    };

    Turns(JdbcClient database, TransactionTemplate transaction) {
        this.database = database;
        this.transaction = transaction;
    }

    private record Queue(String pool, String party) {}

    private record Waiting(long id, Queue queue) {}

    /// For whom a run is: who submits, and to which app.
    static String party(long appId, String submitter) {
        return "app %d, %s".formatted(appId, submitter);
    }

    /// The turn of a party's next run.
    long next(String pool, String party) {
        Queue queue = new Queue(pool, party);
        long last = lastGiven(queue);
        synchronized (this) {
            long turn = Math.max(given.getOrDefault(queue, last), reached.getOrDefault(pool, 0L)) + 1;
            given.put(queue, turn);
            return turn;
        }
    }

    /// Gives turns to the runs that may be run by now: their version's check has ended well, or the pause before their
    /// retry is over.
    ///
    /// @return how many got one
    public int give() {
        int count = 0;
        int batch;
        do {
            batch = transaction.execute(status -> giveBatch());
            count += batch;
        } while (batch == BATCH);
        return count;
    }

    private int giveBatch() {
        List<Waiting> waiting = database.sql(WITHOUT_TURN)
                .param("batch", BATCH)
                .query((row, n) ->
                        new Waiting(row.getLong("id"), new Queue(row.getString("pool"), row.getString("party"))))
                .list();
        if (!waiting.isEmpty()) {
            database.sql(GIVE)
                    .param("ids", waiting.stream().map(Waiting::id).toArray(Long[]::new))
                    .param(
                            "turns",
                            waiting.stream()
                                    .map(run -> next(run.queue.pool, run.queue.party))
                                    .toArray(Long[]::new))
                    .update();
        }
        return waiting.size();
    }

    private long lastGiven(Queue queue) {
        synchronized (this) {
            Long last = given.get(queue);
            if (last != null) {
                return last;
            }
        }
        return lastOf(queue);
    }

    private long lastOf(Queue queue) {
        return database.sql(LAST_OF_PARTY)
                .param("pool", queue.pool)
                .param("party", queue.party)
                .query(Long.class)
                .single();
    }

    @Scheduled(fixedDelayString = "${stoa.dispatch.turn-interval:1s}")
    void look() {
        try {
            lookOnce();
        } catch (RuntimeException e) {
            log.warn("Could not look which turns are being carried out, will look again: {}", e.getMessage());
        }
    }

    void lookOnce() {
        database.sql(RUNNING)
                .query((row, n) -> reached.merge(row.getString("pool"), row.getLong("turn"), Math::max))
                .list();
    }
}
