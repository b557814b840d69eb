package dev.stoa.api.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stoa.api.support.ApiClient.Answer;
import dev.stoa.api.support.ApiTest;
import dev.stoa.contracts.run.ErrorKind;
import dev.stoa.contracts.run.RunError;
import dev.stoa.testsupport.GitRepository;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Which version new runs use, and how it is chosen.
class VersionChoiceIT extends ApiTest {

    @Test
    void goingBackShowsAndUsesTheEarlierVersionAndGoingForthTheLaterOne() {
        try (GitRepository repository = twoVersions()) {
            Answer back = use(1);

            assertThat(back.status()).isEqualTo(200);
            assertThat(back.json().at("/current_version/number").asInt()).isEqualTo(1);
            assertThat(back.json().at("/latest_version/number").asInt()).isEqualTo(2);
            JsonNode app = api.get("/api/apps/mortality").json();
            assertThat(app.path("name").asString()).isEqualTo("Mortality 1");
            assertThat(app.path("description").asString()).isEqualTo("of 1");
            assertThat(app.path("tags").toString()).isEqualTo("[\"v1\"]");
            assertThat(app.path("input_schema").propertyNames()).containsExactly("z", "a");
            assertThat(app.at("/manifest/name").asString()).isEqualTo("Mortality 1");
            assertThat(current()).containsExactly(1);
            assertThat(versionOf(submit("mortality", "{\"z\": 1, \"a\": 1}"))).isEqualTo(1);

            assertThat(use(2).json().path("name").asString()).isEqualTo("Mortality 2");
            assertThat(current()).containsExactly(2);
            assertThat(versionOf(submit("mortality", "{\"years\": 1}"))).isEqualTo(2);
            assertThat(repository.url()).isNotEmpty();
        }
    }

    @Test
    void aRunThatWaitsKeepsItsVersion() {
        try (GitRepository repository = twoVersions()) {
            long waiting = submit("mortality", "{\"years\": 1}");

            use(1);

            assertThat(versionOf(waiting)).isEqualTo(2);
            assertThat(repository.url()).isNotEmpty();
        }
    }

    @Test
    void aVersionRegisteredAfterTheChoiceTakesOverOnceItIsReady() {
        try (GitRepository repository = twoVersions()) {
            use(1);
            repository.file("manifest.json", manifest(3)).commit("third");
            JsonNode app = api.post("/api/apps/mortality/sync", "").json();
            assertThat(app.at("/current_version/number").asInt()).isEqualTo(1);

            worker.checks(app.at("/latest_version/id").asLong());

            assertThat(current()).containsExactly(3);
        }
    }

    @Test
    void aCheckThatWentOnWhenTheChoiceWasMadeDoesNotUndoIt() {
        try (GitRepository repository = twoVersions()) {
            repository.file("manifest.json", manifest(3)).commit("third");
            long third = api.post("/api/apps/mortality/sync", "")
                    .json()
                    .at("/latest_version/id")
                    .asLong();

            use(1);
            worker.checks(third);

            assertThat(current()).containsExactly(1);
            assertThat(use(3).status()).isEqualTo(200);
            assertThat(current()).containsExactly(3);
        }
    }

    @Test
    void aLookThatFindsTheSameCommitDoesNotUndoTheChoice() {
        try (GitRepository repository = twoVersions()) {
            use(1);

            Answer look = api.post("/api/apps/mortality/sync", "");

            assertThat(look.status()).isEqualTo(200);
            assertThat(look.json().at("/current_version/number").asInt()).isEqualTo(1);
            assertThat(api.get("/api/apps/mortality/versions").json()).hasSize(2);
            assertThat(repository.url()).isNotEmpty();
        }
    }

    @Test
    void aVersionThatIsBrokenOrBeingCheckedIsRefusedWithTheReason() {
        try (GitRepository repository = twoVersions()) {
            repository.file("manifest.json", manifest(3)).commit("third");
            long third = api.register(repository.url())
                    .json()
                    .at("/latest_version/id")
                    .asLong();

            Answer checking = use(3);
            worker.breaks(third, new RunError(ErrorKind.LOAD_ERROR, "SyntaxError: x"));
            Answer broken = use(3);

            assertThat(checking.status()).isEqualTo(409);
            assertThat(detail(checking))
                    .isEqualTo("Version 3 of mortality is still being checked; it can be used once it is READY.");
            assertThat(broken.status()).isEqualTo(409);
            assertThat(detail(broken))
                    .isEqualTo("Version 3 of mortality is broken, so it cannot be used: SyntaxError: x");
            assertThat(current()).containsExactly(2);
        }
    }

    @Test
    void aVersionThatIsNotThereIsNamedWithTheNewestOneThatCanBeRun() {
        try (GitRepository repository = twoVersions()) {
            for (Answer answer : List.of(
                    use(7),
                    api.get("/api/apps/mortality/versions/7"),
                    api.get("/api/apps/mortality/schema?version=7"))) {
                assertThat(answer.status()).isEqualTo(404);
                assertThat(detail(answer))
                        .isEqualTo("There is no version 7 of mortality; the newest one that can be run is version 2."
                                + " GET /api/apps/mortality/versions lists those there are.");
            }
            assertThat(api.post("/api/apps/nobody/versions/1/use", "").status()).isEqualTo(404);
            assertThat(api.post("/api/apps/mortality/versions/newest/use", "").status())
                    .isEqualTo(400);
            assertThat(repository.url()).isNotEmpty();
        }
    }

    @Test
    void anyVersionShowsItsOwnFormAndSchema() {
        try (GitRepository repository = twoVersions()) {
            JsonNode first = api.get("/api/apps/mortality/versions/1").json();

            assertThat(first.path("current").asBoolean()).isFalse();
            assertThat(first.path("input_schema").propertyNames()).containsExactly("z", "a");
            assertThat(first.at("/manifest/description").asString()).isEqualTo("of 1");
            assertThat(api.get("/api/apps/mortality/schema?version=1")
                            .json()
                            .path("properties")
                            .propertyNames())
                    .containsExactly("z", "a");
            assertThat(api.get("/api/apps/mortality/schema")
                            .json()
                            .path("properties")
                            .propertyNames())
                    .containsExactly("years");
            assertThat(repository.url()).isNotEmpty();
        }
    }

    @Test
    void choicesAtTheSameTimeLeaveOneVersionInUseAndItsOwnWordsShown() throws InterruptedException {
        try (GitRepository repository = twoVersions()) {
            Set<Integer> statuses = ConcurrentHashMap.newKeySet();
            Thread[] callers = new Thread[12];
            for (int i = 0; i < callers.length; i++) {
                int number = 1 + i % 2;
                callers[i] =
                        Thread.startVirtualThread(() -> statuses.add(use(number).status()));
            }
            for (Thread caller : callers) {
                caller.join();
            }
            assertThat(statuses).containsExactly(200);
            JsonNode app = api.get("/api/apps/mortality").json();
            assertThat(app.path("name").asString())
                    .isEqualTo("Mortality " + app.at("/current_version/number").asInt());
            assertThat(repository.url()).isNotEmpty();
        }
    }

    /// Two versions that are ready, with forms of their own; the second is in use.
    private GitRepository twoVersions() {
        GitRepository repository = repository("mortality", manifest(1));
        worker.checks(
                api.register(repository.url()).json().at("/latest_version/id").asLong());
        repository.file("manifest.json", manifest(2)).commit("second");
        worker.checks(
                api.register(repository.url()).json().at("/latest_version/id").asLong());
        // What a worker writes besides.
        use(2);
        database.sql("UPDATE apps SET passed_over = 0").update();
        return repository;
    }

    private static String manifest(int version) {
        String inputs = version == 1
                ? "{\"z\": {\"type\": \"number\"}, \"a\": {\"type\": \"number\"}}"
                : "{\"years\": {\"type\": \"number\"}}";
        return "{\"name\": \"Mortality %d\", \"description\": \"of %d\", \"tags\": [\"v%d\"], \"inputs\": %s}"
                .formatted(version, version, version, inputs);
    }

    private Answer use(int number) {
        return api.post("/api/apps/mortality/versions/" + number + "/use", "");
    }

    private List<Integer> current() {
        return api.get("/api/apps/mortality/versions")
                .json()
                .valueStream()
                .filter(version -> version.path("current").asBoolean())
                .map(version -> version.path("number").asInt())
                .toList();
    }

    private int versionOf(long runId) {
        return api.get("/api/runs/" + runId).json().at("/version/number").asInt();
    }

    private static String detail(Answer answer) {
        return answer.json().path("detail").asString();
    }
}
