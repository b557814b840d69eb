package dev.stoa.api.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stoa.api.support.ApiClient;
import dev.stoa.api.support.ApiClient.Answer;
import dev.stoa.api.support.ApiTest;
import dev.stoa.contracts.message.Ticket;
import dev.stoa.contracts.run.ErrorKind;
import dev.stoa.contracts.run.RunError;
import dev.stoa.testsupport.GitRepository;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class RegistrationIT extends ApiTest {
    private static final String SURRENDER = """
            {"name": "Surrender Rate Model", "description": "Policyholder surrenders.",
             "inputs": {"rate_shock": {"type": "number", "min": -5, "max": 5, "default": 0},
                        "duration":   {"type": "number", "min": 1, "max": 30, "default": 10}}}""";

    @Autowired
    private CheckSweep checks;

    @Test
    void anAppIsRegisteredAndItsVersionGoesToAWorkerToBeChecked() {
        try (GitRepository repository = repository("Surrender Rates.git", SURRENDER)) {
            Answer answer = api.register(repository.url());

            assertThat(answer.header("Location")).isEqualTo("/api/apps/surrender-rates");
            JsonNode app = answer.json();
            assertThat(app.path("function_name").asString()).isEqualTo("surrender-rates");
            assertThat(app.path("name").asString()).isEqualTo("Surrender Rate Model");
            assertThat(app.path("repo_url").asString()).isEqualTo(repository.url());
            assertThat(app.at("/current_version/status").asString()).isEqualTo("CHECKING");
            assertThat(app.at("/current_version/commit").asString()).isEqualTo(repository.head());
            assertThat(nextTicket())
                    .isEqualTo(Ticket.forCheck(app.at("/current_version/id").asLong()));
        }
    }

    @Test
    void theInputsKeepTheAuthorsOrder() {
        try (GitRepository repository = repository("surrender", SURRENDER)) {
            api.register(repository.url());

            assertThat(api.get("/api/apps/surrender")
                            .json()
                            .path("input_schema")
                            .propertyNames())
                    .containsExactly("rate_shock", "duration");
            assertThat(api.get("/api/apps/surrender/schema")
                            .json()
                            .path("properties")
                            .propertyNames())
                    .containsExactly("rate_shock", "duration");
            assertThat(api.get("/api/apps").json().get(0).path("input_schema").propertyNames())
                    .containsExactly("rate_shock", "duration");
        }
    }

    @Test
    void registeringAgainMakesANewVersionThatTakesOverOnceItIsReady() {
        try (GitRepository repository = repository("surrender", SURRENDER)) {
            worker.checks(api.register(repository.url())
                    .json()
                    .at("/latest_version/id")
                    .asLong());
            repository.file("manifest.json", "{\"name\": \"Renamed\"}").commit("second");

            JsonNode app = api.register(repository.url()).json();

            assertThat(app.at("/current_version/number").asInt()).isEqualTo(1);
            assertThat(app.at("/latest_version/number").asInt()).isEqualTo(2);
            assertThat(app.path("name").asString()).isEqualTo("Surrender Rate Model");
            JsonNode versions = api.get("/api/apps/surrender/versions").json();
            assertThat(versions).hasSize(2);
            assertThat(versions.get(0).path("number").asInt()).isEqualTo(2);
            assertThat(versions.get(1).path("status").asString()).isEqualTo("READY");
        }
    }

    @Test
    void aNewVersionReplacesABrokenOneAtOnce() {
        try (GitRepository repository = repository("surrender", SURRENDER)) {
            long first = api.register(repository.url())
                    .json()
                    .at("/latest_version/id")
                    .asLong();
            worker.breaks(first, new RunError(ErrorKind.LOAD_ERROR, "function.py has no run."));
            repository.file("manifest.json", "{\"name\": \"Mended\"}").commit("second");

            JsonNode app = api.register(repository.url()).json();

            assertThat(app.at("/current_version/number").asInt()).isEqualTo(2);
            assertThat(app.path("name").asString()).isEqualTo("Mended");
        }
    }

    @Test
    void aLookForANewerCommitMakesAVersionWhenThereIsOne() {
        try (GitRepository repository = repository("surrender", SURRENDER)) {
            worker.checks(api.register(repository.url())
                    .json()
                    .at("/latest_version/id")
                    .asLong());

            ApiClient.Answer nothingNew = api.post("/api/apps/surrender/sync", "");
            assertThat(nothingNew.status()).isEqualTo(200);
            assertThat(nothingNew.json().at("/latest_version/number").asInt()).isEqualTo(1);

            repository
                    .file("function.py", "async def run(inputs):\n    return {}\n")
                    .commit("second");
            ApiClient.Answer newer = api.post("/api/apps/surrender/sync", "");
            assertThat(newer.status()).isEqualTo(201);
            assertThat(newer.json().at("/latest_version/number").asInt()).isEqualTo(2);
            assertThat(newer.json().at("/latest_version/status").asString()).isEqualTo("CHECKING");
            assertThat(newer.json().at("/current_version/number").asInt()).isEqualTo(1);

            repository.file("manifest.json", "{").commit("third");
            assertThat(api.post("/api/apps/surrender/sync", "").status()).isEqualTo(422);
            assertThat(api.get("/api/apps/surrender/versions").json()).hasSize(2);
            assertThat(api.post("/api/apps/nobody/sync", "").status()).isEqualTo(404);
        }
    }

    @Test
    void twoRepositoriesOfOneNameGetNamesOfTheirOwn() {
        try (GitRepository one = repository("a/pricer", "{\"name\": \"One\"}");
                GitRepository two = repository("b/pricer", "{\"name\": \"Two\"}")) {
            assertThat(api.register(one.url()).json().path("function_name").asString())
                    .isEqualTo("pricer");
            assertThat(api.register(two.url()).json().path("function_name").asString())
                    .isEqualTo("pricer-2");
        }
    }

    @Test
    void twoFoldersOfOneRepositoryAreTwoApps() {
        try (GitRepository repository = GitRepository.create(temp.resolve("models"))
                .file("life/manifest.json", "{\"name\": \"Life\"}")
                .file("life/function.py", "async def run(inputs): return {}")
                .file("fire/manifest.json", "{\"name\": \"Fire\"}")
                .file("fire/function.py", "async def run(inputs): return {}")
                .file("life/README.md", "# Life")
                .commit("both")) {
            register(repository.url(), "life");
            register(repository.url(), "fire");

            assertThat(api.get("/api/apps").json()).hasSize(2);
            assertThat(api.get("/api/apps/life").json().path("readme").asString())
                    .isEqualTo("# Life");
            assertThat(api.get("/api/apps/fire").json().path("readme").isNull()).isTrue();
        }
    }

    @Test
    void everyFaultOfTheAppIsNamedAtItsPlace() {
        try (GitRepository repository = GitRepository.create(temp.resolve("bad"))
                .file(
                        "manifest.json",
                        "{\"description\": 1, \"inputs\": {\"a\": {\"type\": \"number\", \"min\": \"x\"}}}")
                .commit("bad")) {
            Answer answer = api.post("/api/apps/register", "{\"repo_url\": \"" + repository.url() + "\"}");

            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
            assertThat(answer.json().path("detail").asString())
                    .isEqualTo("The app has 4 faults; the first: description must be a text; it is 1.");
            assertThat(answer.json()
                            .path("errors")
                            .valueStream()
                            .map(error -> error.path("pointer").asString()))
                    .containsExactlyInAnyOrder(
                            "/manifest.json/name",
                            "/manifest.json/description",
                            "/manifest.json/inputs/a/min",
                            "/function.py");
        }
    }

    @Test
    void everyFaultOfTheInputsAndExamplesIsNamedToo() {
        try (GitRepository repository = repository("bad", """
                {"name": "Bad",
                 "inputs": {"age":   {"type": "number", "min": 100, "max": 18},
                            "basis": {"type": "select", "options": ["a", "b"], "default": "c"}},
                 "examples": [{"name": "none", "inputs": {"age": 50, "agee": 1, "basis": "a"}}]}""")) {
            Answer answer = api.post("/api/apps/register", "{\"repo_url\": \"" + repository.url() + "\"}");

            assertThat(answer.status()).isEqualTo(422);
            assertThat(pointers(answer))
                    .contains(
                            "/manifest.json/inputs/age/max",
                            "/manifest.json/inputs/basis/default",
                            "/manifest.json/examples/0/inputs/agee");
        }
    }

    @Test
    void aJavaAppNeedsItsFunction() {
        try (GitRepository repository = repository("java", "{\"name\": \"Java\", \"runtime\": \"java\"}")) {
            Answer answer = api.post("/api/apps/register", "{\"repo_url\": \"" + repository.url() + "\"}");

            assertThat(answer.status()).isEqualTo(422);
            assertThat(pointers(answer)).containsExactly("/Function.java");
            assertThat(answer.json().path("detail").asString())
                    .isEqualTo(
                            "There is no Function.java in the top folder of the repository at commit "
                                    + repository.head()
                                    + ", although its runtime is \"java\". Add one with `public static Map<String, Object> run(Map<String, Object> inputs)`.");

            repository.file("Function.java", "public class Function {}").commit("function");
            assertThat(api.register(repository.url()).status()).isEqualTo(201);
        }
    }

    @Test
    void whatIsMissingFromTheRepositoryIsNamed() {
        try (GitRepository repository = GitRepository.create(temp.resolve("empty"))
                .file("README.md", "# Empty")
                .commit("empty")) {
            Answer answer = api.post("/api/apps/register", "{\"repo_url\": \"" + repository.url() + "\"}");

            assertThat(answer.status()).isEqualTo(422);
            assertThat(pointers(answer)).containsExactly("/manifest.json", "/function.py");
            assertThat(answer.json().path("detail").asString())
                    .isEqualTo("The app has 2 faults; the first: There is no manifest.json in the top folder of the"
                            + " repository at commit " + repository.head() + ". Add one with at least a name.");
        }
    }

    @Test
    void aRepositoryThatCannotBeReachedIsAFaultOfItsAddress() {
        Answer answer = api.post(
                "/api/apps/register",
                "{\"repo_url\": \"" + temp.resolve("nowhere").toUri() + "\"}");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(pointers(answer)).containsExactly("/repo_url");
        assertThat(answer.json().at("/errors/0/detail")).isEqualTo(answer.json().path("detail"));
    }

    @Test
    void anAppsPageHasAllOfItsManifestAndItsVersions() {
        try (GitRepository repository =
                repository("surrender", """
                        {"name": "Surrender", "tags": ["life"], "timeout_seconds": 60,
                         "inputs": {"age": {"type": "number", "default": 45}},
                         "examples": [{"name": "young", "inputs": {"age": 20}}]}""").file("README.md", "# Surrender").commit("with a readme")) {
            worker.checks(api.register(repository.url())
                    .json()
                    .at("/latest_version/id")
                    .asLong());
            long second = api.register(repository.url())
                    .json()
                    .at("/latest_version/id")
                    .asLong();
            worker.breaks(second, new RunError(ErrorKind.LOAD_ERROR, "SyntaxError: x", "Traceback ..."), "printed\n");

            JsonNode app = api.get("/api/apps/surrender").json();
            assertThat(app.path("readme").asString()).isEqualTo("# Surrender");
            assertThat(app.at("/tags/0").asString()).isEqualTo("life");
            assertThat(app.at("/manifest/timeout_seconds").asInt()).isEqualTo(60);
            assertThat(app.at("/manifest/examples/0/inputs/age").asInt()).isEqualTo(20);
            assertThat(app.at("/current_version/status").asString()).isEqualTo("READY");
            assertThat(app.at("/latest_version/status").asString()).isEqualTo("BROKEN");
            JsonNode broken = api.get("/api/apps/surrender/versions").json().get(0);
            assertThat(broken.path("check_log").asString()).isEqualTo("printed\n");
            assertThat(broken.path("error").toString())
                    .isEqualTo(
                            "{\"kind\":\"load_error\",\"message\":\"SyntaxError: x\",\"traceback\":\"Traceback ...\"}");
        }
    }

    @Test
    void aVersionWhoseCheckCostsOneWorkerAfterAnotherIsGivenUp() {
        try (GitRepository repository = repository("surrender", SURRENDER)) {
            api.register(repository.url());
            database.sql("UPDATE app_versions SET check_losses = 4, check_lease_expires_at = now() - interval '1 s'")
                    .update();

            checks.runOnce();

            JsonNode version = api.get("/api/apps/surrender/versions").json().get(0);
            assertThat(version.path("status").asString()).isEqualTo("BROKEN");
            assertThat(version.at("/error/kind").asString()).isEqualTo("worker_lost");
        }
    }

    @Test
    void aReadmeInUtf16IsTakenAndAHugeManifestIsNot() {
        try (GitRepository repository = repository("surrender", SURRENDER)
                .file("README.md", "#\0 \0L\0")
                .commit("utf-16")) {
            api.register(repository.url());
            assertThat(api.get("/api/apps/surrender").json().path("readme").asString())
                    .isEqualTo("# L");

            repository
                    .file("manifest.json", "{\"name\": \"" + "x".repeat(300_000) + "\"}")
                    .commit("huge");
            Answer answer = api.post("/api/apps/register", "{\"repo_url\": \"" + repository.url() + "\"}");
            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.json().path("detail").asString())
                    .isEqualTo("manifest.json is larger than 256 KiB; it has 292.");
        }
    }

    @Test
    void manyRegistrationsAtOnceNumberTheirVersionsOnce() throws InterruptedException {
        try (GitRepository repository = repository("surrender", SURRENDER)) {
            Thread[] callers = new Thread[6];
            for (int i = 0; i < callers.length; i++) {
                callers[i] = Thread.startVirtualThread(() -> api.register(repository.url()));
            }
            for (Thread caller : callers) {
                caller.join();
            }
            assertThat(api.get("/api/apps").json()).hasSize(1);
            assertThat(api.get("/api/apps/surrender/versions")
                            .json()
                            .valueStream()
                            .map(version -> version.path("number").asInt()))
                    .containsExactly(6, 5, 4, 3, 2, 1);
        }
    }

    private static List<String> pointers(Answer answer) {
        return answer.json()
                .path("errors")
                .valueStream()
                .map(error -> error.path("pointer").asString())
                .toList();
    }

    private void register(String url, String path) {
        Answer answer = api.post("/api/apps/register", "{\"repo_url\": \"%s\", \"path\": \"%s\"}".formatted(url, path));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    }
}
