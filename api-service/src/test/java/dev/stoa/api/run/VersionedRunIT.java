package dev.stoa.api.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stoa.api.support.ApiClient.Answer;
import dev.stoa.api.support.ApiTest;
import dev.stoa.contracts.message.Ticket;
import dev.stoa.contracts.message.WorkerEvent;
import dev.stoa.contracts.run.ErrorKind;
import dev.stoa.contracts.run.RunError;
import dev.stoa.testsupport.GitRepository;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Runs of a version that the caller names.
class VersionedRunIT extends ApiTest {
    private long second;

    /// Version 1 is ready and takes an age from 18, version 2 is being checked and takes years.
    @BeforeEach
    void registerTwoVersions() {
        try (GitRepository repository = repository("mortality", """
                {"name": "M", "inputs": {"age": {"type": "number", "min": 18, "default": 45}}}""")) {
            worker.checks(api.register(repository.url())
                    .json()
                    .at("/latest_version/id")
                    .asLong());
            nextTicket();
            repository
                    .file(
                            "manifest.json",
                            "{\"name\": \"M\", \"pool\": \"default\", \"inputs\": {\"years\": {\"type\": \"integer\"}}}")
                    .commit("second");
            second = api.register(repository.url())
                    .json()
                    .at("/latest_version/id")
                    .asLong();
            nextTicket();
        }
    }

    @Test
    void aRunUsesTheVersionItNamesAndItsSchemaAndDefaults() {
        worker.checks(second);

        Answer first = run("{\"version\": 1}");

        assertThat(first.status()).isEqualTo(202);
        Answer stored = api.get(first.header("Location"));
        assertThat(stored.json().at("/version/number").asInt()).isEqualTo(1);
        assertThat(stored.json().path("inputs").toString()).isEqualTo("{\"age\":45}");
        assertThat(nextTicket())
                .isEqualTo(Ticket.forRun(stored.json().path("run_id").asLong()));
        Answer current = run("{\"inputs\": {\"years\": 3}, \"version\": null}");
        assertThat(api.get(current.header("Location"))
                        .json()
                        .at("/version/number")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void inputsAreValidatedAgainstTheVersionThatIsNamed() {
        worker.checks(second);

        assertThat(validate("{\"inputs\": {\"age\": 20}, \"version\": 1}")).isEqualTo("{\"valid\":true,\"errors\":[]}");
        assertThat(validate("{\"inputs\": {\"age\": 5}, \"version\": 1}"))
                .contains("age must be at least 18; it is 5.");
        assertThat(validate("{\"inputs\": {\"age\": 20}}")).contains("\"pointer\":\"/inputs/age\"");
        assertThat(validate("{\"inputs\": {\"years\": 3}, \"version\": 2}"))
                .isEqualTo("{\"valid\":true,\"errors\":[]}");
        assertThat(run("{\"inputs\": {\"years\": 3}, \"version\": 1}").status()).isEqualTo(422);
    }

    @Test
    void aVersionThatIsNotThereIsAFaultOfItsField() {
        Answer answer = run("{\"version\": 7}");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().at("/errors/0/pointer").asString()).isEqualTo("/version");
        assertThat(answer.json().path("detail").asString())
                .isEqualTo("There is no version 7 of mortality; the newest one that can be run is version 1."
                        + " GET /api/apps/mortality/versions lists those there are.");
        assertThat(api.post("/api/apps/mortality/validate", "{\"version\": 7}").status())
                .isEqualTo(422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"2\"", "1.5", "0", "99999999999", "true"})
    void aVersionIsNamedByItsNumberAndNothingElse(String sent) {
        Answer answer = run("{\"version\": %s}".formatted(sent));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().path("detail").asString())
                .startsWith("version must be the number of one of the app's versions, counted from 1; it is ")
                .contains(sent);
    }

    @Test
    void aRunOfAVersionThatIsBeingCheckedWaitsForIt() {
        long runId = run("{\"inputs\": {\"years\": 3}, \"version\": 2}")
                .json()
                .path("run_id")
                .asLong();
        assertThat(rabbit.receive(ticketQueue(), 300)).isNull();

        worker.checks(second);
        worker.tells(new WorkerEvent(WorkerEvent.Kind.VERSION_CHECKED, second));

        assertThat(nextTicket()).isEqualTo(Ticket.forRun(runId));
    }

    @Test
    void aBrokenVersionIsRefusedWithItsReasonWhileAnotherOneRuns() {
        worker.breaks(second, new RunError(ErrorKind.LOAD_ERROR, "SyntaxError: x"));

        Answer answer = run("{\"inputs\": {\"years\": 3}, \"version\": 2}");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().path("detail").asString())
                .isEqualTo("Version 2 of mortality is broken, so it cannot be run: SyntaxError: x");
        assertThat(run("{}").status()).isEqualTo(202);
    }

    @Test
    void theSameKeyForAnotherVersionIsRefused() {
        worker.checks(second);
        Answer first = run("{\"version\": 1}", "Idempotency-Key", "abc");
        long runId = first.json().path("run_id").asLong();

        assertThat(run("{\"version\": 1}", "Idempotency-Key", "abc").body()).isEqualTo(first.body());
        for (String other : new String[] {"{\"version\": 2}", "{}"}) {
            Answer refused = run(other, "Idempotency-Key", "abc");
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.json().path("detail").asString())
                    .isEqualTo(
                            "Idempotency-Key \"abc\" was used for run %d, which named version 1. Use a new key for another version."
                                    .formatted(runId));
        }
        assertThat(run("{\"inputs\": {\"age\": 50}, \"version\": 1}", "Idempotency-Key", "abc")
                        .json()
                        .path("detail")
                        .asString())
                .contains("which had other inputs");
    }

    @Test
    void aRepeatWithoutAVersionIsTheFirstRunAlsoWhenAnotherVersionIsInUseBy() {
        Answer first = run("{}", "Idempotency-Key", "abc");
        worker.checks(second);

        assertThat(run("{}", "Idempotency-Key", "abc").body()).isEqualTo(first.body());
        assertThat(run("{\"version\": 1}", "Idempotency-Key", "abc")
                        .json()
                        .path("detail")
                        .asString())
                .contains("which named no version");
    }

    private Answer run(String body, String... headers) {
        return api.post("/api/apps/mortality/run", body, headers);
    }

    private String validate(String body) {
        return api.post("/api/apps/mortality/validate", body).body();
    }
}
