package dev.stoa.api.hook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stoa.api.support.ApiClient.Answer;
import dev.stoa.api.support.ApiTest;
import dev.stoa.testsupport.GitRepository;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// What Git hosts may tell, and what comes of it.
class HookIT extends ApiTest {
    private static final String PUSH = """
            {"ref": "refs/heads/main", "after": "0123456789012345678901234567890123456789",
             "repository": {"default_branch": "main", "clone_url": "https://elsewhere.example/evil.git"}}""";

    private GitRepository repository;

    @BeforeEach
    void registerAndPushASecondCommit() {
        repository = repository("mortality", "{\"name\": \"Mortality\"}");
        worker.checks(
                api.register(repository.url()).json().at("/latest_version/id").asLong());
        repository.file("manifest.json", "{\"name\": \"Renamed\"}").commit("second");
    }

    @AfterEach
    void close() {
        repository.close();
    }

    @Test
    void aSignedPushMakesAVersionOfTheNewerCommitOfTheRegisteredRepository() {
        Answer answer = github("push", PUSH, signature(PUSH));

        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        assertThat(answer.body())
                .isEqualTo("{\"looking\":true,\"detail\":\"Looking for a newer commit of the default branch; last_look"
                        + " of GET /api/apps/mortality tells what comes of it.\"}");
        awaitLook();
        JsonNode versions = api.get("/api/apps/mortality/versions").json();
        assertThat(versions).hasSize(2);
        assertThat(versions.at("/0/commit").asString()).isEqualTo(repository.head());
        assertThat(api.get("/api/apps/mortality")
                        .json()
                        .at("/last_look/problem")
                        .isNull())
                .isTrue();
    }

    @Test
    void aPushThatIsToldOfAgainMakesNoOtherVersion() {
        for (int i = 0; i < 3; i++) {
            assertThat(github("push", PUSH, signature(PUSH)).status()).isEqualTo(202);
        }
        awaitLook();
        github("push", PUSH, signature(PUSH));
        awaitLook();

        assertThat(api.get("/api/apps/mortality/versions").json()).hasSize(2);
    }

    @Test
    void aPushOfWhatCannotBeRegisteredIsSaidOnTheAppsPageUntilTheNextOneIsRight() {
        repository.file("manifest.json", "{").commit("third");
        github("push", PUSH, signature(PUSH));
        awaitLook();
        assertThat(api.get("/api/apps/mortality")
                        .json()
                        .at("/last_look/problem")
                        .asString())
                .startsWith("manifest.json is not JSON: line 1, column ");

        repository
                .file("manifest.json", "{\"name\": \"\", \"inputs\": {\"n\": {\"type\": \"int\"}}}")
                .commit("faulty");
        github("push", PUSH, signature(PUSH));
        awaitLook();
        assertThat(api.get("/api/apps/mortality")
                        .json()
                        .at("/last_look/problem")
                        .asString()
                        .lines())
                .hasSize(2)
                .anyMatch(line -> line.startsWith("manifest.json/name: "))
                .anyMatch(line -> line.startsWith("manifest.json/inputs/n/type: type must be one of "));

        repository.file("manifest.json", "{\"name\": \"Mended\"}").commit("fourth");
        github("push", PUSH, signature(PUSH));
        awaitLook();
        assertThat(api.get("/api/apps/mortality")
                        .json()
                        .at("/last_look/problem")
                        .isNull())
                .isTrue();
        assertThat(api.get("/api/apps/mortality/versions").json()).hasSize(2);
    }

    @Test
    void whoeverDoesNotKnowTheSecretIsRefusedInTheSameWordsWhateverElseIsWrong() {
        Answer[] refused = {
            github("push", PUSH, ""),
            github("push", PUSH, "sha256=" + "0".repeat(64)),
            github("push", PUSH, signature(PUSH).substring(7)),
            github("push", PUSH + " ", signature(PUSH)),
            github("ping", "{", "sha1=" + signature(PUSH).substring(7)),
            hook("github/nobody", PUSH, "X-GitHub-Event", "push", "X-Hub-Signature-256", "sha256=0"),
            hook("github/mortality", PUSH, "X-GitHub-Event", "push"),
            hook("github/mortality", PUSH, "X-Gitlab-Event", "Push Hook", "X-Gitlab-Token", HOOK_SECRET),
            hook("gitlab/mortality", PUSH, "X-Gitlab-Event", "Push Hook"),
            hook("gitlab/mortality", PUSH, "X-Gitlab-Event", "Push Hook", "X-Gitlab-Token", HOOK_SECRET + "x"),
        };

        for (Answer answer : refused) {
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.json().path("detail").asString())
                    .isEqualTo("The call does not show that it knows this installation's secret (stoa.hooks.secret)."
                            + " Give the Git host the same one: GitHub signs with it (X-Hub-Signature-256: sha256=...),"
                            + " GitLab sends it (X-Gitlab-Token).");
        }
        assertThat(api.get("/api/apps/mortality")
                        .json()
                        .path("last_look")
                        .path("wanted")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void gitLabShowsTheSecretItself() {
        Answer answer = hook("gitlab/mortality", """
                        {"object_kind": "push", "ref": "refs/heads/main", "after": "01", "project": {"default_branch": "main"}}""", "X-Gitlab-Event", "Push Hook", "X-Gitlab-Token", HOOK_SECRET);

        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        awaitLook();
        assertThat(api.get("/api/apps/mortality/versions").json()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"ref\": \"refs/heads/draft\", \"after\": \"01\", \"repository\": {\"default_branch\": \"main\"}}",
                "{\"ref\": \"refs/tags/v1\", \"after\": \"01\", \"repository\": {\"default_branch\": \"main\"}}",
                "{\"ref\": \"refs/heads/main\", \"after\": \"0000000000000000000000000000000000000000\"}",
                "{\"ref\": 7}",
                "[]",
            })
    void aPushOfSomethingElseIsAnsweredWithWhatTheAppFollows(String body) {
        Answer answer = github("push", body, signature(body));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("looking").asBoolean()).isFalse();
        assertThat(answer.json().path("detail").asString())
                .startsWith("Nothing is looked for: the push is of ")
                .endsWith(" mortality follows the default branch.");
        assertThat(api.get("/api/apps/mortality").json().at("/last_look/wanted").asBoolean())
                .isFalse();
    }

    @Test
    void aPingAndWhatStoaDoesNotKnowAreHarmless() {
        for (String event : new String[] {"ping", "star", "create"}) {
            Answer answer = github(event, "{\"zen\": \"x\"}", signature("{\"zen\": \"x\"}"));
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.json().path("looking").asBoolean()).isFalse();
        }
    }

    @Test
    void anAppThatIsNotThereABodyThatIsNotJsonAndOneThatIsTooLargeAreSaid() {
        assertThat(hook("github/nobody", PUSH, "X-GitHub-Event", "push", "X-Hub-Signature-256", signature(PUSH))
                        .status())
                .isEqualTo(404);
        assertThat(github("push", "ref=main", signature("ref=main")).status()).isEqualTo(400);
        assertThat(github("push", "x".repeat(1_100_000), "").status()).isEqualTo(413);
    }

    private Answer github(String event, String body, String signature) {
        return hook("github/mortality", body, "X-GitHub-Event", event, "X-Hub-Signature-256", signature);
    }

    private Answer hook(String path, String body, String... headers) {
        return api.post("/api/hooks/" + path, body, headers);
    }

    private void awaitLook() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> !api.get("/api/apps/mortality")
                        .json()
                        .at("/last_look/wanted")
                        .asBoolean(true));
    }

    private static String signature(String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(HOOK_SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
