package dev.stoa.worker.secret;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stoa.contracts.message.Ticket;
import dev.stoa.contracts.secret.SealedSecret;
import dev.stoa.contracts.secret.SecretKeys;
import dev.stoa.contracts.secret.SecretProperties;
import dev.stoa.worker.RunRow;
import dev.stoa.worker.VersionRow;
import dev.stoa.worker.WorkerFixture;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/// What runs are given in secret, with a real worker and its real sandbox.
@ExtendWith(OutputCaptureExtension.class)
class SecretsIT {
    private static final String KEY = "first:AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=";
    private static final String OTHER_KEY = "other:AgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgI=";
    private static final String VALUE = "s3cret-\"of\"-the-app-ü";
    private static final String NAMES_ONE = """
            {"name": "Needs a secret", "secrets": ["API_KEY"], "inputs": {"x": {"type": "number", "default": 1}}}
            """;
    private static final String GIVES_AWAY = """
            import json, os, sys, stoa
            at_import = os.environ.get("API_KEY")

            async def run(inputs):
                secret = os.environ["API_KEY"]
                print("it is", secret)
                sys.stdout.write(secret[:5]); sys.stdout.flush()
                import time; time.sleep(0.3)
                print(secret[5:])
                print(json.dumps({"secret": secret}))
                stoa.progress(0.5, "with " + secret)
                if inputs["x"] == 2:
                    raise ValueError("refused: " + secret)
                return {"secret": "it is " + secret, secret: [secret], "length": len(secret), "at_import": at_import,
                        "zebra": 1, "ape": {secret: 1, "a": 2}}
            """;

    private static WorkerFixture fixture;

    @BeforeAll
    static void start() {
        fixture = new WorkerFixture();
        fixture.startWorker("stoa.secrets.keys=" + KEY);
    }

    @AfterAll
    static void stop() {
        fixture.close();
    }

    @Test
    void aRunHasItAndTellsNobody(CapturedOutput output) {
        long version = app(GIVES_AWAY);
        set(version, "API_KEY", VALUE);

        RunRow run = fixture.runToEnd(version, "{\"x\": 1}");

        assertThat(run.status()).as("%s", run).isEqualTo("SUCCESS");
        assertThat(run.result())
                .contains("\"secret\": \"it is ***\"")
                .contains("\"***\": [\"***\"]")
                .contains("\"length\": " + VALUE.length())
                .contains("\"at_import\": null")
                .contains("{\"a\": 2, \"***\": 1}");
        assertThat(run.log()).isEqualTo("it is ***\n***\n{\"secret\": \"***\"}\n");
        assertThat(run.progressMessage()).isEqualTo("with ***");
        assertThat(everythingStored()).doesNotContain("s3cret");
        assertThat(output.getAll()).doesNotContain("s3cret");
    }

    @Test
    void anErrorDoesNotTellItEither(CapturedOutput output) {
        long version = app(GIVES_AWAY);
        set(version, "API_KEY", VALUE);
        long retried = fixture.insertRun(version, "{\"x\": 2}", "somebody", 1);
        fixture.publishTicketAgain(retried);

        RunRow run = fixture.runToEnd(version, "{\"x\": 2}");

        assertThat(run.message()).isEqualTo("ValueError: refused: ***");
        assertThat(run.traceback()).contains("ValueError: refused: ***");
        assertThat(everythingStored()).doesNotContain("s3cret");
        assertThat(output.getAll()).doesNotContain("s3cret");
    }

    @Test
    void eachAppHasItsOwnAndOnlyWhatItsManifestNames() {
        String tells = """
                import os
                async def run(inputs):
                    return {name: len(value) for name, value in os.environ.items() if name.startswith("KEY_")}
                """;
        long one = app(tells, "\"KEY_A\", \"KEY_B\"");
        set(one, "KEY_A", "1".repeat(11));
        set(one, "KEY_B", "1".repeat(12));
        set(one, "KEY_C", "1".repeat(13));
        long other = app(tells, "\"KEY_A\"");
        set(other, "KEY_A", "1".repeat(14));
        long none = fixture.app(tells);
        set(none, "KEY_A", "1".repeat(15));

        assertThat(fixture.runToEnd(one, "{}").result()).isEqualTo("{\"KEY_A\": 11, \"KEY_B\": 12}");
        assertThat(fixture.runToEnd(other, "{}").result()).isEqualTo("{\"KEY_A\": 14}");
        assertThat(fixture.runToEnd(none, "{}").result()).isEqualTo("{}");
    }

    @Test
    void aChangedOneHoldsFromTheNextRun() {
        long version = app("""
                import os
                async def run(inputs):
                    return {"length": len(os.environ["API_KEY"])}
                """);
        set(version, "API_KEY", "1".repeat(11));
        assertThat(fixture.runToEnd(version, "{}").result()).isEqualTo("{\"length\": 11}");

        set(version, "API_KEY", "1".repeat(12));

        assertThat(fixture.runToEnd(version, "{}").result()).isEqualTo("{\"length\": 12}");
    }

    @Test
    void anAppThatCannotBeForkedHasItToo() {
        long version = app("""
                import os, threading, subprocess
                threading.Thread(target=threading.Event().wait, daemon=True).start()
                at_import = os.environ.get("API_KEY")
                async def run(inputs):
                    child = subprocess.run(["/bin/sh", "-c", "echo ${#API_KEY}"], capture_output=True, text=True)
                    return {"length": len(os.environ["API_KEY"]), "child": child.stdout, "at_import": at_import}
                """);
        set(version, "API_KEY", "1".repeat(11));

        RunRow run = fixture.runToEnd(version, "{}");

        assertThat(run.result()).isEqualTo("{\"child\": \"11\\n\", \"length\": 11, \"at_import\": null}");
    }

    @Test
    void aJavaAppHasIt() {
        Map<String, String> files = Map.of("manifest.json", NAMES_ONE, "Function.java", """
                import java.util.Map;
                public class Function {
                    public static Map<String, Object> run(Map<String, Object> inputs) {
                        String secret = stoa.Secrets.get("API_KEY");
                        System.out.println("it is " + secret);
                        String other = "";
                        try {
                            stoa.Secrets.get("OTHER");
                        } catch (IllegalArgumentException e) {
                            other = e.getMessage();
                        }
                        return Map.of("secret", secret, "length", secret.length(), "other", other);
                    }
                }
                """);
        long version = fixture.version(files, "READY");
        set(version, "API_KEY", VALUE);

        RunRow run = fixture.runToEnd(version, "{}");

        assertThat(run.status()).as("%s", run).isEqualTo("SUCCESS");
        assertThat(run.result())
                .contains("\"secret\": \"***\"", "\"length\": " + VALUE.length())
                .contains("There is no secret OTHER: name it in the manifest's \\\"secrets\\\".");
        assertThat(run.log()).isEqualTo("it is ***\n");
    }

    @Test
    void aRunWithoutItFailsAndSaysWhoseMoveItIs() {
        long version = app(GIVES_AWAY, "\"API_KEY\", \"OTHER\"");

        RunRow run = fixture.runToEnd(version, "{}");

        assertThat(run.kind()).isEqualTo("environment_error");
        assertThat(run.message())
                .isEqualTo(
                        "The app's manifest names secrets that are not set: API_KEY, OTHER. Whoever manages the app sets them on its page.");
    }

    @Test
    void oneThatCannotBeDecryptedFailsTheRun() {
        long changed = app(GIVES_AWAY);
        set(changed, "API_KEY", new SealedSecret("API_KEY", "first", "AAAA"));
        long other = app(GIVES_AWAY);
        set(other, "API_KEY", keys(OTHER_KEY).seal(appOf(other), "API_KEY", VALUE));
        long moved = app(GIVES_AWAY);
        set(moved, "API_KEY", keys(KEY).seal(appOf(other), "API_KEY", VALUE));

        assertThat(fixture.runToEnd(changed, "{}").message())
                .startsWith("The secret API_KEY cannot be decrypted: it was changed in the database,")
                .endsWith("Tell whoever runs Stoa.");
        assertThat(fixture.runToEnd(other, "{}").message())
                .isEqualTo(
                        "The secret API_KEY is encrypted with the key other, which is not set here (stoa.secrets.keys). Tell whoever runs Stoa.");
        assertThat(fixture.runToEnd(moved, "{}").message()).startsWith("The secret API_KEY cannot be decrypted");
    }

    @Test
    void examplesWaitForSecretsAndDoNotTellThem() {
        String manifest = """
                {"name": "With examples", "secrets": ["API_KEY"], "inputs": {"x": {"type": "number", "default": 1}},
                 "examples": [{"name": "Fails", "inputs": {"x": 2}}]}
                """;
        Map<String, String> files = Map.of("manifest.json", manifest, "function.py", GIVES_AWAY);
        long without = fixture.version(files, "CHECKING");
        fixture.publish(Ticket.forCheck(without));
        VersionRow ready = fixture.awaitChecked(without);
        assertThat(ready.status()).isEqualTo("READY");
        assertThat(ready.checkLog())
                .isEqualTo(
                        "The examples were left out. The app's manifest names secrets that are not set: API_KEY. Whoever manages the app sets them on its page.\n");

        long with = fixture.version(files, "CHECKING");
        set(with, "API_KEY", VALUE);
        fixture.publish(Ticket.forCheck(with));
        VersionRow broken = fixture.awaitChecked(with);

        assertThat(broken.message()).isEqualTo("Example Fails: ValueError: refused: ***");
        assertThat(broken.checkLog()).startsWith("it is ***\n***\n").doesNotContain("s3cret");
    }

    private static long app(String function) {
        return app(function, "\"API_KEY\"");
    }

    private static long app(String function, String names) {
        String manifest = NAMES_ONE.replace("\"API_KEY\"", names);
        return fixture.version(Map.of("manifest.json", manifest, "function.py", function), "READY");
    }

    private static void set(long version, String name, String value) {
        set(version, name, keys(KEY).seal(appOf(version), name, value));
    }

    private static void set(long version, String name, SealedSecret sealed) {
        fixture.jdbc()
                .sql("""
                        INSERT INTO app_secrets (app_id, name, key_id, ciphertext) VALUES (:app, :name, :key, :ciphertext)
                        ON CONFLICT (app_id, name) DO UPDATE SET ciphertext = excluded.ciphertext
                        """)
                .param("app", appOf(version))
                .param("name", name)
                .param("key", sealed.keyId())
                .param("ciphertext", sealed.ciphertext())
                .update();
    }

    private static long appOf(long version) {
        return fixture.jdbc()
                .sql("SELECT app_id FROM app_versions WHERE id = :id")
                .param("id", version)
                .query(Long.class)
                .single();
    }

    private static SecretKeys keys(String key) {
        return new SecretKeys(new SecretProperties(List.of(key)));
    }

    /// All rows of all tables a worker writes.
    private static String everythingStored() {
        StringBuilder all = new StringBuilder();
        for (String table : List.of("job_runs", "job_results", "run_log_chunks", "app_versions", "app_secrets")) {
            fixture.jdbc()
                    .sql("SELECT t::text FROM " + table + " t WHERE t::text NOT LIKE '%def run%'")
                    .query(String.class)
                    .list()
                    .forEach(row -> all.append(row).append('\n'));
        }
        return all.toString();
    }
}
