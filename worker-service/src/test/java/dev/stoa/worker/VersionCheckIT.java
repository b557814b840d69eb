package dev.stoa.worker;

import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import dev.stoa.contracts.message.Ticket;
import dev.stoa.testsupport.GitRepository;
import dev.stoa.testsupport.Golden;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a worker finds out about a new version, and what it tells.
class VersionCheckIT {
    private static final String GOOD = "print('imported')\nasync def run(inputs):\n    return {}\n";
    private static WorkerFixture fixture;

    @BeforeAll
    static void start() {
        fixture = new WorkerFixture();
        fixture.startWorker();
    }

    @AfterAll
    static void stop() {
        fixture.close();
    }

    private static final String DOUBLES = """
            async def run(inputs):
                print("called with", inputs["x"])
                if inputs["x"] < 0:
                    raise ValueError("x is negative")
                return {"summary": {"Twice": 2 * inputs["x"], "Words": "fine", "Half": inputs["x"] / 2}}
            """;

    @Test
    void aVersionWhoseExamplesComeOutAsExpectedIsReady() {
        VersionRow row = checkedWithExamples("""
                {"name": "Three", "inputs": {"x": 3}, "summary": {"Twice": 6, "Words": "fine"}},
                {"name": "Default", "inputs": {}},
                {"name": "Nearly", "inputs": {"x": 0.1}, "summary": {"Twice": 0.2004}, "tolerance": 0.0005}""");
        assertThat(row.status()).isEqualTo("READY");
        assertThat(row.checkLog()).matches("""
                        called with 3
                        Example Three: as expected, in \\d\\.\\d s\\.
                        called with 1
                        Example Default: as expected, in \\d\\.\\d s\\.
                        called with 0\\.1
                        Example Nearly: as expected, in \\d\\.\\d s\\.
                        """);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'x': 3}|{'Twice': 6.1}|invalid_result|Example E: Twice is 6; it is expected to be 6.1, with a tolerance of 0.000000001.",
                "{'x': 3}|{'Words': 'good'}|invalid_result|Example E: Words is \"fine\"; it is expected to be \"good\".",
                "{'x': 3}|{'Thrice': 9}|invalid_result|Example E: the summary has no Thrice; it is expected to be 9.",
                "{'x': -1}|{}|app_error|Example E: ValueError: x is negative"
            })
    void aVersionWhoseExampleComesOutOtherwiseIsBroken(String inputs, String summary, String kind, String message) {
        VersionRow row = checkedWithExamples("{'name': 'E', 'inputs': %s, 'summary': %s}"
                .formatted(inputs, summary)
                .replace('\'', '"'));
        assertThat(row.status()).isEqualTo("BROKEN");
        assertThat(row.kind()).isEqualTo(kind);
        assertThat(row.message()).isEqualTo(message);
        assertThat(row.checkLog()).startsWith("called with ");
    }

    private static VersionRow checkedWithExamples(String examples) {
        long version =
                fixture.version(Map.of("function.py", DOUBLES, "manifest.json", """
                        {"name": "Doubles", "inputs": {"x": {"type": "number", "default": 1}}, "examples": [%s]}""".formatted(examples)), "CHECKING");
        fixture.publish(Ticket.forCheck(version));
        return fixture.awaitChecked(version);
    }

    @Test
    void aVersionThatAsksForTheNetworkIsToldThatItHasNone() {
        long version = fixture.version(
                Map.of("function.py", GOOD, "manifest.json", "{\"name\": \"Net\", \"network\": true}"), "CHECKING");
        fixture.publish(Ticket.forCheck(version));
        VersionRow row = fixture.awaitChecked(version);
        assertThat(row.status()).isEqualTo("READY");
        assertThat(row.checkLog())
                .isEqualTo("The manifest asks for the network, which the operator does not allow for this repository"
                        + " (stoa.sandbox.network): connections fail.\nimported\n");
    }

    @Test
    void aVersionThatCanBeRunBecomesItsAppsCurrentOne() {
        long version = fixture.version(Map.of("function.py", GOOD, "manifest.json", """
                        {"name": "Rates", "description": "All of them", "tags": ["b", "a"],
                         "inputs": {"z": {"type": "number", "default": 1}, "a": {"type": "text", "default": ""}}}
                        """), "CHECKING");
        fixture.publish(Ticket.forCheck(version));
        VersionRow row = fixture.awaitChecked(version);
        assertThat(row.status()).isEqualTo("READY");
        assertThat(row.checkLog()).isEqualTo("imported\n");
        assertThat(row.python()).matches("3\\.\\d+\\.\\d+");
        Map<String, @Nullable Object> app =
                fixture.jdbc().sql("""
                        SELECT name, description, tags::text AS tags, input_order::text AS input_order,
                               input_schema #>> '{a,type}' AS a_type, current_version_id FROM apps
                         WHERE current_version_id = :id
                        """).param("id", version).query().singleRow();
        assertThat(app)
                .containsEntry("name", "Rates")
                .containsEntry("description", "All of them")
                .containsEntry("tags", "[\"b\", \"a\"]")
                .containsEntry("input_order", "[\"z\", \"a\"]")
                .containsEntry("a_type", "text");
    }

    @Test
    void aVersionThatCannotBeImportedIsBrokenAndTheOneBeforeStays() {
        try (GitRepository repository = GitRepository.create(fixture.folder().resolve("two-versions"))) {
            repository
                    .file("manifest.json", WorkerFixture.NUMBERS_ONLY)
                    .file("function.py", GOOD)
                    .commit("Good");
            long app = fixture.insertApp(repository.url());
            long good = fixture.insertVersion(app, 1, repository.head(), WorkerFixture.NUMBERS_ONLY, "CHECKING");
            fixture.publish(Ticket.forCheck(good));
            fixture.awaitChecked(good);
            repository
                    .file("function.py", "print('half')\nimport no_such_module\n")
                    .commit("Bad");
            long bad = fixture.insertVersion(app, 2, repository.head(), WorkerFixture.NUMBERS_ONLY, "CHECKING");
            fixture.publish(Ticket.forCheck(bad));
            VersionRow row = fixture.awaitChecked(bad);
            assertThat(row.status()).isEqualTo("BROKEN");
            assertThat(row.checkLog()).isEqualTo("half\n");
            assertThat(row.kind()).isEqualTo("load_error");
            assertThat(row.message()).contains("no_such_module");
            assertThat(currentVersion(app)).isEqualTo(good);
        }
    }

    @Test
    void anOlderVersionDoesNotReplaceANewerOne() {
        try (GitRepository repository = GitRepository.create(fixture.folder().resolve("old-and-new"))) {
            repository
                    .file("manifest.json", WorkerFixture.NUMBERS_ONLY)
                    .file("function.py", GOOD)
                    .commit("Good");
            long app = fixture.insertApp(repository.url());
            long old = fixture.insertVersion(app, 1, repository.head(), WorkerFixture.NUMBERS_ONLY, "CHECKING");
            long current = fixture.insertVersion(app, 2, repository.head(), WorkerFixture.NUMBERS_ONLY, "CHECKING");
            fixture.publish(Ticket.forCheck(current));
            fixture.awaitChecked(current);
            fixture.publish(Ticket.forCheck(old));
            assertThat(fixture.awaitChecked(old).status()).isEqualTo("READY");
            assertThat(currentVersion(app)).isEqualTo(current);
        }
    }

    @Test
    void aCheckThatWentOnWhenAVersionWasChosenDoesNotUndoTheChoiceAndALaterOneDoes() {
        try (GitRepository repository = GitRepository.create(fixture.folder().resolve("chosen"))) {
            repository
                    .file("manifest.json", WorkerFixture.NUMBERS_ONLY)
                    .file("function.py", GOOD)
                    .commit("Good");
            long app = fixture.insertApp(repository.url());
            long chosen = fixture.insertVersion(app, 1, repository.head(), WorkerFixture.NUMBERS_ONLY, "CHECKING");
            fixture.publish(Ticket.forCheck(chosen));
            fixture.awaitChecked(chosen);
            long late = fixture.insertVersion(app, 2, repository.head(), WorkerFixture.NUMBERS_ONLY, "CHECKING");
            fixture.jdbc()
                    .sql("UPDATE apps SET passed_over = 2 WHERE id = :id")
                    .param("id", app)
                    .update();
            fixture.publish(Ticket.forCheck(late));
            assertThat(fixture.awaitChecked(late).status()).isEqualTo("READY");
            assertThat(currentVersion(app)).isEqualTo(chosen);

            long next = fixture.insertVersion(app, 3, repository.head(), WorkerFixture.NUMBERS_ONLY, "CHECKING");
            fixture.publish(Ticket.forCheck(next));
            fixture.awaitChecked(next);
            assertThat(currentVersion(app)).isEqualTo(next);
        }
    }

    @Test
    void everyApiProcessIsTold() throws Exception {
        try (Connection connection = fixture.broker().factory().newConnection()) {
            Channel channel = connection.createChannel();
            String queue = channel.queueDeclare().getQueue();
            channel.queueBind(queue, fixture.broker().prefix() + ".events", "");
            BlockingQueue<String> events = new LinkedBlockingQueue<>();
            channel.basicConsume(
                    queue,
                    true,
                    (tag, message) -> events.add(new String(message.getBody(), StandardCharsets.UTF_8)),
                    tag -> {});
            long version = fixture.version(Map.of("function.py", GOOD), "CHECKING");
            fixture.publish(Ticket.forCheck(version));
            String checked = events.poll(30, TimeUnit.SECONDS);
            assertThat(checked).isNotNull();
            Golden.assertJson("event-version-checked", checked.replace(":" + version, ":7"));
            long run = fixture.submit(version, "{}");
            String finished = events.poll(30, TimeUnit.SECONDS);
            assertThat(finished).isNotNull();
            Golden.assertJson("event-run-finished", finished.replace(":" + run, ":42"));
            assertThat(fixture.run(run).status())
                    .as("it is recorded when it is told")
                    .isEqualTo("SUCCESS");
        }
    }

    private static long currentVersion(long app) {
        return fixture.jdbc()
                .sql("SELECT current_version_id FROM apps WHERE id = :id")
                .param("id", app)
                .query(Long.class)
                .single();
    }
}
