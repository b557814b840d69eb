package dev.stoa.api.support;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.stoa.contracts.json.StoaJson;
import dev.stoa.contracts.message.Ticket;
import dev.stoa.testsupport.GitRepository;
import dev.stoa.testsupport.TestBroker;
import dev.stoa.testsupport.TestDatabase;
import dev.stoa.testsupport.TestServers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.amqp.core.AmqpAdmin;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// A started API on a real PostgreSQL and a real broker, one for all integration tests. It has the rights of its role;
/// what a test does itself it does as the schema's owner. Sweeps do not run by themselves: a test that needs one calls
/// it.
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "stoa.auth.mode=none",
            "stoa.source.schemes=https,file",
            "stoa.dispatch.sweep-interval=1h",
            "stoa.dispatch.note-interval=1h",
            "stoa.lease.sweep-interval=1h",
            "stoa.monitor.totals-interval=1h",
            "stoa.monitor.metrics-interval=1h",
            "stoa.check.sweep-interval=1h",
            "stoa.hooks.sweep-interval=1h",
            "stoa.hooks.secret=" + ApiTest.HOOK_SECRET,
            "stoa.secrets.keys=" + ApiTest.SECRET_KEY,
            "stoa.dispatch.grace=0s",
            "stoa.dispatch.refill-after=0s",
            "stoa.status.poll-interval=300ms",
            "stoa.http.allowed-origins=https://notebook.example",
            "stoa.site.folder=site-export",
            "server.address=127.0.0.1",
            "spring.datasource.hikari.maximum-pool-size=8"
        })
@Import(CountedStatements.Configuration.class)
public abstract class ApiTest {
    /// What a Git host has to know.
    protected static final String HOOK_SECRET = "a secret of the tests";

    /// What secrets of apps are encrypted with.
    protected static final String SECRET_KEY = "tests:AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=";

    private static final TestDatabase DATABASE = TestServers.postgres();
    private static final JdbcClient OWNER = JdbcClient.create(pool());
    private static final TestBroker BROKER = TestServers.rabbit();

    @LocalServerPort
    protected int port;

    /// As the schema's owner.
    protected final JdbcClient database = OWNER;

    @Autowired
    protected RabbitTemplate rabbit;

    @Autowired
    private AmqpAdmin admin;

    @TempDir
    protected Path temp;

    protected ApiClient api;
    protected WorkerStandIn worker;

    @DynamicPropertySource
    static void servers(DynamicPropertyRegistry registry) {
        registry.add("spring.datasource.url", DATABASE::jdbcUrl);
        registry.add("spring.datasource.username", () -> DATABASE.api().username());
        registry.add("spring.datasource.password", () -> DATABASE.api().password());
        registry.add("stoa.database.owner", DATABASE::username);
        registry.add("stoa.database.owner-password", DATABASE::password);
        registry.add("stoa.database.worker", () -> DATABASE.worker().username());
        registry.add("spring.rabbitmq.addresses", () -> BROKER.uri().toString());
        registry.add("stoa.broker.prefix", BROKER::prefix);
        BROKER.deleteQueues(BROKER.prefix() + ".tickets.default");
        BROKER.deleteExchanges(BROKER.prefix() + ".events", BROKER.prefix() + ".control");
    }

    @BeforeEach
    void startClean() {
        api = new ApiClient(port);
        worker = new WorkerStandIn(database, rabbit, BROKER.prefix());
        database.sql("UPDATE run_totals_until SET until = '-infinity'").update();
        database.sql("TRUNCATE apps, app_versions, job_runs, job_results, run_log_chunks, workers, run_totals CASCADE")
                .update();
        if (admin.getQueueInfo(ticketQueue()) != null) {
            admin.purgeQueue(ticketQueue());
        }
    }

    private static HikariDataSource pool() {
        HikariConfig configuration = new HikariConfig();
        configuration.setDataSource(DATABASE.dataSource());
        configuration.setMaximumPoolSize(2);
        configuration.setMinimumIdle(0);
        return new HikariDataSource(configuration);
    }

    /// A connection of the schema's owner, to be closed.
    protected static Connection connection() throws SQLException {
        return DATABASE.dataSource().getConnection();
    }

    protected final String ticketQueue() {
        return BROKER.prefix() + ".tickets.default";
    }

    /// How many tickets wait in the queue.
    protected final long ticketsWaiting() {
        var queue = admin.getQueueInfo(ticketQueue());
        return queue == null ? 0 : queue.getMessageCount();
    }

    /// The next ticket in the queue; fails when none comes within 5 s.
    protected final Ticket nextTicket() {
        return StoaJson.MAPPER.readValue(nextBody(ticketQueue()), Ticket.class);
    }

    /// The body of the next message in a queue; fails when none comes within 5 s.
    protected final byte[] nextBody(String queue) {
        return Objects.requireNonNull(rabbit.receive(queue, 5000), "no message within 5 s")
                .getBody();
    }

    /// A repository with the least an app needs, committed.
    protected final GitRepository repository(String name, String manifest) {
        return GitRepository.create(temp.resolve(name))
                .file("manifest.json", manifest)
                .file("function.py", "async def run(inputs: dict) -> dict:\n    return {}\n")
                .commit("first");
    }

    /// Registers an app whose version a worker found ready; returns its function_name.
    protected final String readyApp(String name, String manifest) {
        try (GitRepository repository = repository(name, manifest)) {
            ApiClient.Answer answer = api.register(repository.url());
            worker.checks(answer.json().at("/latest_version/id").asLong());
            return answer.json().path("function_name").asString();
        }
    }

    /// An app with one number input, `age`, 18 to 100.
    protected final String readyApp() {
        return readyApp("mortality", """
                {"name": "Mortality", "description": "q(x)",
                 "inputs": {"age": {"type": "number", "min": 18, "max": 100, "default": 45}}}""");
    }

    /// Submits a run and returns its id.
    protected final long submit(String app, String inputs) {
        ApiClient.Answer answer = api.post("/api/apps/" + app + "/run", "{\"inputs\": " + inputs + "}");
        if (answer.status() != 202) {
            throw new AssertionError(answer);
        }
        return answer.json().path("run_id").asLong();
    }
}
