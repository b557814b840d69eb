package dev.stoa.worker.environment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stoa.worker.Folders;
import dev.stoa.worker.RunRow;
import dev.stoa.worker.VersionRow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Environments, made with pip from packages of the test's own.
class EnvironmentIT {
    private static EnvironmentFixture fixture;

    @BeforeAll
    static void start() {
        fixture = new EnvironmentFixture().startWorker();
    }

    @AfterAll
    static void stop() {
        fixture.close();
    }

    @Test
    void anAppGetsWhatItsRequirementsNameAndWhatThoseRequire() {
        VersionRow version = fixture.check(EnvironmentFixture.GREETS, "greeting  # says hello\n");
        assertThat(version.message()).isNull();
        assertThat(version.status()).isEqualTo("READY");
        assertThat(version.packages()).isEqualTo("""
                [{"name": "greeting", "version": "1.0"}, {"name": "words", "version": "2.5"}]""");
        assertThat(version.checkLog()).contains("greeting-1.0").contains("words-2.5");
        assertThat(fixture.resultOf(version)).isEqualTo("""
                {"summary": {"Words": "old words"}}""");
    }

    @Test
    void aVersionKeepsItsPackagesWhenThereAreNewerOnesAndNothingIsLeftInTheCache() throws IOException {
        try (EnvironmentFixture fixture = new EnvironmentFixture()) {
            fixture.startWorker();
            VersionRow version = fixture.check(EnvironmentFixture.GREETS, "greeting\n");
            fixture.stopWorker();
            fixture.wheels().wheel("greeting", "2.0", "WORDS = 'new'\n", "");
            Folders.delete(fixture.folder().resolve("worker"));
            fixture.startWorker();
            RunRow run = fixture.workers().runToEnd(version.id(), "{}");
            assertThat(run.result()).isEqualTo("{\"summary\": {\"Words\": \"old words\"}}");
            assertThat(run.log()).contains("Successfully installed greeting-1.0 words-2.5");
            assertThat(fixture.resultOf(fixture.check(EnvironmentFixture.GREETS, "greeting\n")))
                    .as("the same file means the same packages")
                    .contains("old words");
            assertThat(fixture.resultOf(fixture.check(EnvironmentFixture.GREETS, "greeting>=2\n")))
                    .contains("new");
        }
    }

    @Test
    void appsWithTheSameRequirementsShareOneEnvironmentThatIsMadeOnce() {
        fixture.wheels().wheel("common", "1.0", "", "");
        String app = "import common\nasync def run(inputs):\n    return {}\n";
        int before = fixture.environmentsOnDisk().size();
        List<VersionRow> rows =
                fixture.checkAll(app, List.of("common", "# A comment\ncommon\n", "\n common\n", "common"));
        assertThat(rows).extracting(VersionRow::status).containsOnly("READY");
        assertThat(rows)
                .extracting(VersionRow::environmentId)
                .containsOnly(rows.getFirst().environmentId());
        assertThat(rows.stream()
                        .filter(row -> String.valueOf(row.checkLog()).contains("Successfully installed"))
                        .count())
                .isEqualTo(1);
        assertThat(fixture.environmentsOnDisk()).hasSize(before + 1);
    }

    @Test
    void anAppWithRequirementsSeesNothingElse() {
        fixture.wheels().wheel("numpy", "0.0.1", "", "");
        String tries = """
                import importlib.util, sys
                async def run(inputs):
                    return {"summary": {name: importlib.util.find_spec(name) is not None
                                        for name in ("pip", "numpy", "pandas", "json")},
                            "places": [place for place in sys.path if "packages" in place]}
                """;
        assertThat(fixture.resultOf(fixture.check(tries, "words\n")))
                .contains("\"pip\": false")
                .contains("\"numpy\": false")
                .contains("\"pandas\": false")
                .contains("\"json\": true")
                .contains("\"places\": []");
        VersionRow without = fixture.workers().check(Map.of("function.py", tries));
        assertThat(without.environmentId()).isNull();
        assertThat(fixture.resultOf(without)).contains("\"pip\": true");
        assertThat(without.packages()).contains("{\"name\": \"pip\", \"version\": ");
    }

    @Test
    void whatCannotBeInstalledSaysWhy() {
        fixture.wheels().sources("unbuilt", "1.0", "raise RuntimeError('never called')\n");
        List<String> cases = List.of(
                "unbuilt|requirements.txt cannot be installed: nothing satisfies unbuilt: the operator's folder of packages has no such package, or none for this Python",
                "no-such-thing==9|requirements.txt cannot be installed: nothing satisfies no-such-thing==9: the operator's folder of packages has no such package, or none for this Python",
                "greeting==9|requirements.txt cannot be installed: nothing satisfies greeting==9: the operator's folder of packages has 1.0",
                "greeting, words<2|requirements.txt cannot be installed: Invalid requirement: 'greeting, words<2' (from line 1 of requirements.txt)",
                "--index-url https://evil.example/|requirements.txt, line 1: --index-url https://evil.example/ is not a package by its name.",
                "-r other.txt|requirements.txt, line 1: -r other.txt is not a package by its name.",
                "./mine.whl|requirements.txt, line 1: ./mine.whl is not a package by its name.",
                "greeting @ file:///etc/passwd|requirements.txt, line 1: greeting @ file:///etc/passwd is not a package by its name.",
                "git+https://git.example/x|requirements.txt, line 1: git+https://git.example/x is not a package by its name.",
                "greeting ; python_version > 'x|requirements.txt cannot be installed: ");
        List<Path> before = fixture.environmentsOnDisk();
        List<VersionRow> versions = fixture.checkAll(
                EnvironmentFixture.GREETS,
                cases.stream().map(one -> one.substring(0, one.indexOf('|'))).toList());
        assertThat(versions).extracting(VersionRow::status).containsOnly("BROKEN");
        assertThat(versions).extracting(VersionRow::kind).containsOnly("environment_error");
        assertThat(versions)
                .zipSatisfy(
                        cases,
                        (version, one) ->
                                assertThat(version.message()).startsWith(one.substring(one.indexOf('|') + 1)));
        assertThat(fixture.environmentsOnDisk()).isEqualTo(before);
    }

    @Test
    void twoRequirementsThatContradictEachOtherSayWhich() {
        VersionRow version = fixture.check(EnvironmentFixture.GREETS, "greeting\nwords<2\n");
        assertThat(version.message())
                .startsWith(
                        "requirements.txt cannot be installed: Cannot install line 1 and words<2 together: The user requested words<2; greeting 1.0 depends on words>=2");
        assertThat(version.checkLog()).contains("greeting 1.0 depends on words>=2");
    }
}
