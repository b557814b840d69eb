package dev.stoa.api.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stoa.api.support.ApiTest;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.AbstractDataSource;

class PoolMetricsIT extends ApiTest {
    @Autowired
    private PoolMetrics metrics;

    @Autowired
    private MeterRegistry registry;

    @Autowired
    private DeadTicketCount deadTickets;

    @Test
    void thePoolOfManifestsThatNameNoneIsThereWithNothingToDo() {
        metrics.look();

        assertThat(byPool("stoa.pool.workers")).isEqualTo(Map.of("default", 0.0));
        assertThat(byPool("stoa.pool.waiting")).isEqualTo(Map.of("default", 0.0));
        assertThat(byPool("stoa.pool.waiting.oldest")).isEqualTo(Map.of("default", 0.0));
    }

    @Test
    void runsAndWorkersAreCountedByPool() {
        String app = readyApp();
        submit(app, "{}");
        worker.claims(submit(app, "{}"));
        submit(app, "{}");
        database.sql(
                        "INSERT INTO workers (id, host, pid, pool, slots, busy, protection, started_at, heartbeat_at) VALUES"
                                + " ('a', 'h', 1, 'default,large', 4, 1, 'none', now(), now()),"
                                + " ('b', 'h', 2, 'large', 3, 0, 'none', now(), now()),"
                                + " ('c', 'h', 3, 'gone', 3, 0, 'none', now(), now() - interval '2 minutes')")
                .update();

        metrics.look();

        assertThat(byPool("stoa.pool.waiting")).isEqualTo(Map.of("default", 2.0, "large", 0.0));
        assertThat(byPool("stoa.pool.running")).isEqualTo(Map.of("default", 1.0, "large", 0.0));
        assertThat(byPool("stoa.pool.workers")).isEqualTo(Map.of("default", 1.0, "large", 2.0));
        assertThat(byPool("stoa.pool.slots")).isEqualTo(Map.of("default", 2.0, "large", 5.0));
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void aDatabaseThatRefusesIsToldInItsOwnWords(CapturedOutput output) {
        SQLException refusal = new SQLException("FATAL: too many connections for role \"stoa_api\"");
        PoolMetrics blind =
                new PoolMetrics(JdbcClient.create(without(refusal)), new SimpleMeterRegistry(), deadTickets);

        blind.look();

        assertThat(output)
                .contains("Could not count what waits and runs, will look again: FATAL: too many connections for role");
    }

    private static DataSource without(SQLException refusal) {
        return new AbstractDataSource() {
            @Override
            public Connection getConnection() throws SQLException {
                throw new SQLTransientConnectionException("Connection is not available", refusal);
            }

            @Override
            public Connection getConnection(String user, String password) throws SQLException {
                return getConnection();
            }
        };
    }

    private Map<String, Double> byPool(String name) {
        return registry.find(name).gauges().stream()
                .collect(Collectors.toMap(gauge -> gauge.getId().getTag("pool"), Gauge::value));
    }
}
