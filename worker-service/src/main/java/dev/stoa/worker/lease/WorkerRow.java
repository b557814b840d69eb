package dev.stoa.worker.lease;

import dev.stoa.worker.Worker;
import dev.stoa.worker.WorkerCapabilities;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// This worker's row in `workers`: what the monitor shows, and whether it is still heard of.
@Component
class WorkerRow {
    private static final String BEAT = """
            INSERT INTO workers (id, host, pid, pool, slots, busy, python, protection, started_at, heartbeat_at)
            VALUES (:id, :host, :pid, :pool, :slots, :busy, :python, :protection, now(), now())
            ON CONFLICT (id) DO UPDATE SET
                host = excluded.host, pid = excluded.pid, pool = excluded.pool, slots = excluded.slots,
                busy = excluded.busy, python = excluded.python, protection = excluded.protection,
                started_at = CASE WHEN workers.host = excluded.host AND workers.pid = excluded.pid
                                  THEN workers.started_at ELSE excluded.started_at END,
                heartbeat_at = excluded.heartbeat_at
            """;

    private final JdbcClient jdbc;
    private final Worker worker;
    private final WorkerCapabilities capabilities;

    WorkerRow(JdbcClient jdbc, Worker worker, WorkerCapabilities capabilities) {
        this.jdbc = jdbc;
        this.worker = worker;
        this.capabilities = capabilities;
    }

    void beat(int busy) {
        jdbc.sql(BEAT)
                .param("id", worker.id())
                .param("host", worker.host())
                .param("pid", worker.pid())
                .param("pool", String.join(",", worker.pools()))
                .param("slots", worker.allSlots())
                .param("busy", busy)
                .param("python", capabilities.python())
                .param("protection", capabilities.protection())
                .update();
    }

    void delete() {
        jdbc.sql("DELETE FROM workers WHERE id = :id").param("id", worker.id()).update();
    }
}
