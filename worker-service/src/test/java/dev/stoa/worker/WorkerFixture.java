package dev.stoa.worker;

import dev.stoa.contracts.json.StoaJson;
import dev.stoa.contracts.manifest.ManifestException;
import dev.stoa.contracts.manifest.ManifestReader;
import dev.stoa.contracts.message.Ticket;
import dev.stoa.testsupport.GitRepository;
import dev.stoa.testsupport.TestBroker;
import dev.stoa.testsupport.TestDatabase;
import dev.stoa.testsupport.TestServers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Real servers, real repositories and real workers for one test class. The workers have the rights of their role; what
/// a test does
/// itself it does as the schema's owner.
public final class WorkerFixture implements AutoCloseable {
    public static final String NUMBERS_ONLY = """
            {"name": "Test app", "description": "For tests.", "inputs": {"x": {"type": "number", "default": 1}}}
            """;

    private final TestDatabase database = TestServers.postgres().migrate();
    private final TestBroker broker = TestServers.rabbit();
    private final CachingConnectionFactory connections = new CachingConnectionFactory(broker.uri());
    private final RabbitTemplate rabbit = new RabbitTemplate(connections);
    private final JdbcClient jdbc = JdbcClient.create(database.dataSource());
    private final List<ConfigurableApplicationContext> workers = new ArrayList<>();
    private final Path folder;
    private int apps;

    public WorkerFixture() {
        try {
            folder = Files.createTempDirectory("stoa-worker-it-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        broker.queue("tickets.default");
        broker.queue("dead-tickets");
        broker.exchange("events");
        broker.exchange("control");
    }

    /// Starts a worker.
    ///
    /// @param properties such as `stoa.worker.slots=4`, before the defaults of the tests
    public ConfigurableApplicationContext startWorker(String... properties) {
        List<String> arguments = new ArrayList<>(List.of(
                "--spring.datasource.url=" + database.jdbcUrl(),
                "--spring.datasource.username=" + database.worker().username(),
                "--spring.datasource.password=" + database.worker().password(),
                "--spring.rabbitmq.addresses=" + broker.uri(),
                "--stoa.broker.prefix=" + broker.prefix(),
                "--stoa.source.schemes=file",
                "--stoa.worker.folder=" + folder.resolve("worker"),
                "--stoa.worker.slots=4",
                "--stoa.runner.python=" + TestPython.command(),
                "--stoa.lease.heartbeat=500ms"));
        for (String property : properties) {
            arguments.removeIf(
                    argument -> argument.startsWith("--" + property.substring(0, property.indexOf('=') + 1)));
            arguments.add("--" + property);
        }
        ConfigurableApplicationContext worker =
                new SpringApplicationBuilder(WorkerApplication.class).run(arguments.toArray(String[]::new));
        workers.add(worker);
        return worker;
    }

    /// Makes an app of these files with one version, READY; `manifest.json` is added when missing.
    ///
    /// @return the version's id
    public long app(Map<String, String> files) {
        return version(files, "READY");
    }

    /// An app of one file, function.py.
    public long app(String function) {
        return app(Map.of("function.py", function));
    }

    public long version(Map<String, String> files, String status) {
        Path path = folder.resolve("app-" + ++apps);
        try (GitRepository repository = GitRepository.create(path)) {
            repository.file("manifest.json", files.getOrDefault("manifest.json", NUMBERS_ONLY));
            files.forEach(repository::file);
            repository.commit("One");
            long appId = insertApp(repository.url());
            return insertVersion(
                    appId, 1, repository.head(), files.getOrDefault("manifest.json", NUMBERS_ONLY), status);
        }
    }

    public long insertApp(String repoUrl) {
        return jdbc.sql("""
                        INSERT INTO apps (function_name, repo_url, path, name, description, tags, input_schema, input_order,
                                          created_at, updated_at)
                        VALUES (:url, :url, '', 'Before', '', '[]', '{}', '[]', now(), now()) RETURNING id
                        """).param("url", repoUrl).query(Long.class).single();
    }

    public long insertVersion(long appId, int number, String commit, String manifest, String status) {
        return jdbc.sql("""
                        INSERT INTO app_versions (app_id, number, commit_id, manifest, status, error, created_at, secret_names)
                        VALUES (:app, :number, :commit, :manifest::json, :status,
                                CASE WHEN :status = 'BROKEN' THEN '{}'::jsonb END, now(),
                                CASE WHEN :names <> '' THEN string_to_array(:names, ',') ELSE '{}' END) RETURNING id
                        """)
                .param("app", appId)
                .param("number", number)
                .param("commit", commit)
                .param("manifest", manifest)
                .param("status", status)
                .param("names", secretNames(manifest))
                .query(Long.class)
                .single();
    }

    /// As the API stores them beside the manifest; none for one that cannot be read.
    private static String secretNames(String manifest) {
        try {
            return String.join(",", new ManifestReader().read(manifest).secrets());
        } catch (ManifestException e) {
            return "";
        }
    }

    /// Has a new version of these files checked, and waits for what comes of it.
    public VersionRow check(Map<String, String> files) {
        long version = version(files, "CHECKING");
        publish(Ticket.forCheck(version));
        return awaitChecked(version);
    }

    /// Waits until a version is checked.
    public VersionRow awaitChecked(long version) {
        return Await.until(
                () -> jdbc.sql("""
                                SELECT id, status, check_log, python, error ->> 'kind' AS kind,
                                       error ->> 'message' AS message, environment_id, packages::text AS packages
                                  FROM app_versions WHERE id = :id
                                """).param("id", version).query(VersionRow.class).single(),
                row -> !"CHECKING".equals(row.status()));
    }

    /// Records a run without publishing its ticket.
    public long insertRun(long versionId, String inputs) {
        return insertRun(versionId, inputs, "somebody", 0);
    }

    /// Records a run of a party without publishing its ticket; while its version is being checked it has no turn.
    public long insertRun(long versionId, String inputs, String party, int retries) {
        return jdbc.sql("""
                        INSERT INTO job_runs (app_id, version_id, pool, inputs, max_attempts, retries_left, created_at,
                                              party, turn)
                        SELECT app_id, id, 'default', :inputs::jsonb, 3, :retries, now(), :party,
                               CASE WHEN status = 'READY' THEN
                                   1 + coalesce(greatest(
                                       (SELECT max(turn) FROM job_runs WHERE status = 'PENDING' AND party = :party),
                                       (SELECT max(turn) FROM job_runs WHERE status = 'RUNNING')), 0) END
                          FROM app_versions WHERE id = :version
                        RETURNING id
                        """)
                .param("inputs", inputs)
                .param("version", versionId)
                .param("party", party)
                .param("retries", retries)
                .query(Long.class)
                .single();
    }

    public long submit(long versionId, String inputs) {
        long run = insertRun(versionId, inputs);
        publish(Ticket.forRun(run));
        return run;
    }

    public void publish(Ticket ticket) {
        rabbit.convertAndSend("", broker.prefix() + ".tickets.default", StoaJson.MAPPER.writeValueAsBytes(ticket));
    }

    /// As a sweep does for a run that was handed back.
    public void publishTicketAgain(long run) {
        publish(Ticket.forRun(run));
    }

    public void publishText(String text) {
        rabbit.convertAndSend("", broker.prefix() + ".tickets.default", text.getBytes(StandardCharsets.UTF_8));
    }

    /// Takes the messages that were put aside.
    public List<String> deadTickets() {
        return deadTickets(1000);
    }

    /// Takes the messages that were put aside.
    ///
    /// @param millis how long to wait for each
    public List<String> deadTickets(long millis) {
        List<String> messages = new ArrayList<>();
        String queue = broker.prefix() + ".dead-tickets";
        for (Message message = rabbit.receive(queue, millis); message != null; message = rabbit.receive(queue, 1000)) {
            messages.add(new String(message.getBody(), StandardCharsets.UTF_8));
        }
        return messages;
    }

    /// How many tickets nobody has taken yet.
    public int messagesWaiting() {
        return Objects.requireNonNull(
                rabbit.execute(channel -> channel.queueDeclarePassive(broker.prefix() + ".tickets.default")
                        .getMessageCount()));
    }

    public List<ConfigurableApplicationContext> workers() {
        return workers;
    }

    public RabbitTemplate rabbit() {
        return rabbit;
    }

    public TestBroker broker() {
        return broker;
    }

    public TestDatabase database() {
        return database;
    }

    public JdbcClient jdbc() {
        return jdbc;
    }

    public Path folder() {
        return folder;
    }

    public RunRow run(long id) {
        return jdbc.sql("""
                        SELECT r.status, r.attempt, r.error ->> 'kind' AS kind, r.error ->> 'message' AS message,
                               r.error ->> 'traceback' AS traceback, r.progress, r.progress_message, r.worker_id, r.cpu_seconds,
                               (SELECT payload::text FROM job_results WHERE run_id = r.id) AS result,
                               coalesce((SELECT string_agg(text, '' ORDER BY id) FROM run_log_chunks
                                          WHERE run_id = r.id), '') AS log
                          FROM job_runs r WHERE r.id = :id
                        """).param("id", id).query(RunRow.class).single();
    }

    /// Waits until a run has ended.
    public RunRow awaitEnd(long id) {
        return Await.until(
                () -> run(id),
                row -> !row.status().equals("PENDING") && !row.status().equals("RUNNING"));
    }

    /// Submits a run and waits for its end.
    public RunRow runToEnd(long versionId, String inputs) {
        return awaitEnd(submit(versionId, inputs));
    }

    @Override
    public void close() {
        workers.forEach(ConfigurableApplicationContext::close);
        connections.destroy();
        broker.close();
        database.close();
        try {
            Folders.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
