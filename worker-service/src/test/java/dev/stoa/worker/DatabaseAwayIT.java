package dev.stoa.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stoa.contracts.message.Ticket;
import dev.stoa.testsupport.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// Nothing accepted is lost while the database is away.
class DatabaseAwayIT {

    @Test
    void aResultIsKeptAndATicketComesAgain() throws Exception {
        try (WorkerFixture fixture = new WorkerFixture()) {
            fixture.startWorker("stoa.lease.duration=60s");
            long version = fixture.app(
                    "import asyncio\nasync def run(inputs):\n    await asyncio.sleep(inputs['x'])\n    return {'summary': {'ok': 1}}\n");
            fixture.runToEnd(version, "{\"x\": 0}");
            long running = fixture.submit(version, "{\"x\": 1}");
            Await.until(() -> fixture.run(running).status().equals("RUNNING"));
            long waiting = fixture.insertRun(version, "{\"x\": 0}");
            TestDatabase database = fixture.database();
            JdbcClient server = JdbcClient.create(new DriverManagerDataSource(
                    database.jdbcUrl().replace(database.name(), "postgres"), database.username(), database.password()));
            server.sql("ALTER DATABASE " + database.name() + " ALLOW_CONNECTIONS false")
                    .update();
            server.sql("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = :name")
                    .param("name", database.name())
                    .query(Long.class)
                    .single();
            fixture.publish(Ticket.forRun(waiting));
            Thread.sleep(4000);
            server.sql("ALTER DATABASE " + database.name() + " ALLOW_CONNECTIONS true")
                    .update();
            assertThat(fixture.awaitEnd(running).status()).isEqualTo("SUCCESS");
            assertThat(fixture.awaitEnd(waiting).status()).isEqualTo("SUCCESS");
            assertThat(fixture.run(running).attempt()).isEqualTo(1);
            assertThat(fixture.run(waiting).attempt()).isEqualTo(1);
        }
    }
}
