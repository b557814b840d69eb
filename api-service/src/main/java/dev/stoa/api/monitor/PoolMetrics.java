package dev.stoa.api.monitor;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// What waits, what runs and who is there to carry it out, by `pool`: `stoa.pool.waiting`, `stoa.pool.waiting.oldest`
/// (seconds since the submission of the run that has waited longest), `stoa.pool.running`, `stoa.pool.workers` and
/// `stoa.pool.slots`. All API processes say the same, as of a look at the database some seconds ago. The pool of
/// manifests that name none is always there, so that having nothing to do is told apart from not knowing.
/// `stoa.tickets.dead` is how many messages were put aside.
@Component
class PoolMetrics {
    private static final Logger log = LoggerFactory.getLogger(PoolMetrics.class);

    private static final String LOOK = """
            WITH runs AS (
                SELECT pool, count(*) FILTER (WHERE status = 'PENDING') AS waiting,
                       count(*) FILTER (WHERE status = 'RUNNING') AS running,
                       extract(epoch FROM now() - min(created_at) FILTER (WHERE status = 'PENDING')) AS oldest
                  FROM job_runs WHERE status IN ('PENDING', 'RUNNING') GROUP BY pool
            ), there AS (
                SELECT p.pool, count(*) AS workers, sum(w.slots / cardinality(string_to_array(w.pool, ','))) AS slots
                  FROM workers w, unnest(string_to_array(w.pool, ',')) AS p (pool)
                 WHERE w.heartbeat_at > now() - interval '1 minute'
                 GROUP BY p.pool
            ), pools AS (
                SELECT 'default' AS pool UNION SELECT pool FROM runs UNION SELECT pool FROM there
            )
            SELECT pool, coalesce(waiting, 0) AS waiting, coalesce(running, 0) AS running, coalesce(oldest, 0) AS oldest,
                   coalesce(workers, 0) AS workers, coalesce(slots, 0) AS slots
              FROM pools LEFT JOIN runs USING (pool) LEFT JOIN there USING (pool)
            """;

    private final JdbcClient database;
    private final MultiGauge waiting;
    private final MultiGauge oldest;
    private final MultiGauge running;
    private final MultiGauge workers;
    private final MultiGauge slots;

    PoolMetrics(JdbcClient database, MeterRegistry registry, DeadTicketCount deadTickets) {
        this.database = database;
        this.waiting = gauge(registry, "stoa.pool.waiting", "Runs that wait");
        this.oldest = MultiGauge.builder("stoa.pool.waiting.oldest")
                .description("Since the submission of the run that has waited longest")
                .baseUnit("seconds")
                .register(registry);
        this.running = gauge(registry, "stoa.pool.running", "Runs that are carried out");
        this.workers = gauge(registry, "stoa.pool.workers", "Workers heard of within a minute");
        this.slots = gauge(registry, "stoa.pool.slots", "Runs that they carry out at a time");
        registry.gauge("stoa.tickets.dead", deadTickets, PoolMetrics::count);
    }

    private record Pool(String name, long waiting, long running, double oldest, long workers, long slots) {}

    @Scheduled(fixedDelayString = "${stoa.monitor.metrics-interval:10s}")
    void look() {
        List<Pool> pools;
        try {
            pools = database.sql(LOOK)
                    .query((row, n) -> new Pool(
                            row.getString("pool"),
                            row.getLong("waiting"),
                            row.getLong("running"),
                            row.getDouble("oldest"),
                            row.getLong("workers"),
                            row.getLong("slots")))
                    .list();
        } catch (DataAccessException e) {
            log.warn(
                    "Could not count what waits and runs, will look again: {}",
                    NestedExceptionUtils.getMostSpecificCause(e).getMessage());
            pools = List.of(); // what was true before is not known to be so now
        }
        tell(waiting, pools, Pool::waiting);
        tell(oldest, pools, Pool::oldest);
        tell(running, pools, Pool::running);
        tell(workers, pools, Pool::workers);
        tell(slots, pools, Pool::slots);
    }

    private static MultiGauge gauge(MeterRegistry registry, String name, String description) {
        return MultiGauge.builder(name).description(description).register(registry);
    }

    private static void tell(MultiGauge gauge, List<Pool> pools, ToDoubleFunction<Pool> figure) {
        gauge.register(
                pools.stream()
                        .map(pool -> Row.of(Tags.of("pool", pool.name), figure.applyAsDouble(pool)))
                        .toList(),
                true);
    }

    private static double count(DeadTicketCount deadTickets) {
        Long latest = deadTickets.latest();
        return latest == null ? Double.NaN : latest;
    }
}
