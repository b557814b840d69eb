package dev.stoa.worker.environment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stoa.contracts.message.Ticket;
import dev.stoa.testsupport.PackageIndex;
import dev.stoa.testsupport.WheelFolder;
import dev.stoa.worker.Await;
import dev.stoa.worker.Folders;
import dev.stoa.worker.RunRow;
import dev.stoa.worker.VersionRow;
import dev.stoa.worker.WorkerFixture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Environments, made with pip from packages of the test's own.
class EnvironmentIT {
    private static final String GREETS = """
            import greeting
            async def run(inputs):
                return {"summary": {"Words": greeting.WORDS}}
            """;
    private WorkerFixture fixture;
    private WheelFolder wheels;

    @BeforeEach
    void prepare() {
        fixture = new WorkerFixture();
        wheels = new WheelFolder(fixture.folder().resolve("wheels"))
                .wheel("greeting", "1.0", "import words\nWORDS = 'old ' + words.WORD\n", "words>=2")
                .wheel("words", "2.5", "WORD = 'words'\n", "")
                .wheel("words", "1.0", "WORD = 'too old'\n", "");
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void anAppGetsWhatItsRequirementsNameAndWhatThoseRequire() {
        startWorker();
        VersionRow version = check(GREETS, "greeting  # says hello\n");
        assertThat(version.message()).isNull();
        assertThat(version.status()).isEqualTo("READY");
        assertThat(version.packages()).isEqualTo("""
                [{"name": "greeting", "version": "1.0"}, {"name": "words", "version": "2.5"}]""");
        assertThat(version.checkLog()).contains("greeting-1.0").contains("words-2.5");
        assertThat(fixture.runToEnd(version.id(), "{}").result()).isEqualTo("""
                {"summary": {"Words": "old words"}}""");
    }

    @Test
    void aVersionKeepsItsPackagesWhenThereAreNewerOnesAndNothingIsLeftInTheCache() throws IOException {
        startWorker();
        VersionRow version = check(GREETS, "greeting\n");
        fixture.workers().removeFirst().close();
        wheels.wheel("greeting", "2.0", "WORDS = 'new'\n", "");
        Folders.delete(fixture.folder().resolve("worker"));
        startWorker();
        RunRow run = fixture.runToEnd(version.id(), "{}");
        assertThat(run.result()).isEqualTo("{\"summary\": {\"Words\": \"old words\"}}");
        assertThat(run.log()).contains("Successfully installed greeting-1.0 words-2.5");
        assertThat(fixture.runToEnd(check(GREETS, "greeting\n").id(), "{}").result())
                .as("the same file means the same packages")
                .contains("old words");
        assertThat(fixture.runToEnd(check(GREETS, "greeting>=2\n").id(), "{}").result())
                .contains("new");
    }

    @Test
    void appsWithTheSameRequirementsShareOneEnvironmentThatIsMadeOnce() {
        startWorker();
        List<Long> versions = Stream.of("greeting", "# A comment\ngreeting\n", "\n greeting\n", "greeting")
                .map(requirements -> fixture.version(files(GREETS, requirements), "CHECKING"))
                .toList();
        versions.forEach(version -> fixture.publish(Ticket.forCheck(version)));
        List<VersionRow> rows = versions.stream().map(fixture::awaitChecked).toList();
        assertThat(rows).extracting(VersionRow::status).containsOnly("READY");
        assertThat(rows)
                .extracting(VersionRow::environmentId)
                .containsOnly(rows.getFirst().environmentId());
        assertThat(rows.stream()
                        .filter(row -> String.valueOf(row.checkLog()).contains("Successfully installed"))
                        .count())
                .isEqualTo(1);
        assertThat(environmentsOnDisk()).hasSize(1);
    }

    @Test
    void anAppWithRequirementsSeesNothingElse() {
        wheels.wheel("numpy", "0.0.1", "", "");
        startWorker();
        String tries = """
                import importlib.util, sys
                async def run(inputs):
                    return {"summary": {name: importlib.util.find_spec(name) is not None
                                        for name in ("pip", "numpy", "pandas", "json")},
                            "places": [place for place in sys.path if "packages" in place]}
                """;
        assertThat(fixture.runToEnd(check(tries, "words\n").id(), "{}").result())
                .contains("\"pip\": false")
                .contains("\"numpy\": false")
                .contains("\"pandas\": false")
                .contains("\"json\": true")
                .contains("\"places\": []");
        VersionRow without = fixture.check(Map.of("function.py", tries));
        assertThat(without.environmentId()).isNull();
        assertThat(fixture.runToEnd(without.id(), "{}").result()).contains("\"pip\": true");
        assertThat(without.packages()).contains("{\"name\": \"pip\", \"version\": ");
    }

    @Test
    void whatCannotBeInstalledSaysWhy() {
        startWorker();
        List<String> cases = List.of(
                "no-such-thing==9|requirements.txt cannot be installed: Could not find a version that satisfies the requirement no-such-thing==9 (from versions: none) No matching distribution found for no-such-thing==9",
                "greeting==9|requirements.txt cannot be installed: Could not find a version that satisfies the requirement greeting==9 (from versions: 1.0) No matching distribution found for greeting==9",
                "greeting, words<2|requirements.txt cannot be installed: Invalid requirement: 'greeting, words<2' (from line 1 of requirements.txt)",
                "--index-url https://evil.example/|requirements.txt, line 1: --index-url https://evil.example/ is not a package by its name.",
                "-r other.txt|requirements.txt, line 1: -r other.txt is not a package by its name.",
                "./mine.whl|requirements.txt, line 1: ./mine.whl is not a package by its name.",
                "greeting @ file:///etc/passwd|requirements.txt, line 1: greeting @ file:///etc/passwd is not a package by its name.",
                "git+https://git.example/x|requirements.txt, line 1: git+https://git.example/x is not a package by its name.",
                "greeting ; python_version > 'x|requirements.txt cannot be installed: ");
        assertThat(cases).allSatisfy(one -> {
            VersionRow version = check(GREETS, one.substring(0, one.indexOf('|')));
            assertThat(version.status()).isEqualTo("BROKEN");
            assertThat(version.kind()).isEqualTo("environment_error");
            assertThat(version.message()).startsWith(one.substring(one.indexOf('|') + 1));
        });
        assertThat(environmentsOnDisk()).isEmpty();
    }

    @Test
    void twoRequirementsThatContradictEachOtherSayWhich() {
        startWorker();
        VersionRow version = check(GREETS, "greeting\nwords<2\n");
        assertThat(version.message())
                .startsWith(
                        "requirements.txt cannot be installed: Cannot install -r requirements.txt (line 1) and words<2 together: The user requested words<2; greeting 1.0 depends on words>=2");
        assertThat(version.checkLog()).contains("greeting 1.0 depends on words>=2");
    }

    @Test
    void sourcesAreBuiltOnlyWhereTheOperatorAllowsIt() {
        wheels.building("built", "1.0", """
                    module = b"WHO = 'built here'\\n"
                """);
        wheels.sources("fails", "1.0", "raise RuntimeError('no compiler here')\n");
        String app = "import built\nasync def run(inputs):\n    return {'summary': {'Who': built.WHO}}\n";
        startWorker();
        assertThat(check(app, "built\n").message()).contains("No matching distribution found for built");
        startWorker("stoa.environment.building=true");
        fixture.workers().removeFirst().close();
        VersionRow built = check(app, "built\n");
        assertThat(built.message()).isNull();
        assertThat(fixture.runToEnd(built.id(), "{}").result()).contains("built here");
        VersionRow fails = check(app, "fails\n");
        assertThat(fails.kind()).isEqualTo("environment_error");
        assertThat(fails.message())
                .startsWith("requirements.txt cannot be installed: ")
                .endsWith("A package could not be built from its sources; the log says why");
        assertThat(fails.checkLog()).contains("no compiler here");
    }

    @Test
    void whatIsBuiltSeesAndReachesNothingOfOthers() {
        wheels.building("spy", "1.0", """
                    found = []
                    for path in ("/etc/shadow", "/proc/1/environ", "/home", "%s"):
                        try:
                            found.append(os.listdir(path) if os.path.isdir(path) else open(path, "rb").read())
                        except OSError:
                            pass
                    for address in (("127.0.0.1", 5432), ("127.0.0.1", 5672), ("169.254.169.254", 80)):
                        try:
                            socket.create_connection(address, timeout=2).close()
                            found.append(address)
                        except OSError:
                            pass
                    try:
                        open("/tmp/../build-was-here", "w").close()
                        found.append("written")
                    except OSError:
                        pass
                    module = f"FOUND = {[str(one)[:100] for one in found]!r}\\nENVIRONMENT = {dict(os.environ)!r}\\n".encode()
                """.formatted(fixture.folder()));
        startWorker("stoa.environment.building=true");
        VersionRow version = check("""
                import spy
                async def run(inputs):
                    return {"found": spy.FOUND, "names": sorted(spy.ENVIRONMENT)}
                """, "spy\n");
        assertThat(version.message()).isNull();
        assertThat(fixture.runToEnd(version.id(), "{}").result())
                .contains("\"found\": []")
                .doesNotContain("STOA")
                .doesNotContain("PASSWORD");
    }

    @Test
    void whatTakesTooLongOrTooMuchIsEnded() {
        wheels.sources("sleeper", "1.0", "import time\ntime.sleep(300)\n");
        wheels.wheel("bomb", "1.0", "", Map.of("bomb/data", new byte[40_000_000], "bomb/__init__.py", new byte[0]));
        startWorker("stoa.environment.building=true", "stoa.environment.build-time=5s", "stoa.environment.size=20MB");
        assertThat(check(GREETS, "sleeper\n").message())
                .isEqualTo(
                        "requirements.txt cannot be installed: it took longer than 5 s, the longest the operator allows (stoa.environment.build-time).");
        VersionRow bomb = check(GREETS, "bomb\n");
        assertThat(bomb.status()).isEqualTo("BROKEN");
        assertThat(bomb.kind()).isEqualTo("environment_error");
        assertThat(environmentsOnDisk()).isEmpty();
    }

    @Test
    void aWorkerThatStopsHandsTheCheckBack() {
        wheels.sources("sleeper", "1.0", "import time\ntime.sleep(300)\n");
        startWorker("stoa.environment.building=true");
        long version = fixture.version(files(GREETS, "sleeper\n"), "CHECKING");
        fixture.publish(Ticket.forCheck(version));
        Await.until(this::processesThatBuild, count -> count > 0);
        fixture.workers().removeFirst().close();
        assertThat(processesThatBuild()).isZero();
        assertThat(fixture.jdbc()
                        .sql(
                                "SELECT check_lease_expires_at IS NULL FROM app_versions WHERE id = :id AND status = 'CHECKING'")
                        .param("id", version)
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void withoutAnIndexTheOperatorIsNamed() {
        startWorker("stoa.environment.index=");
        assertThat(check(GREETS, "greeting\n").message()).contains("stoa.environment.index is empty");
    }

    @Test
    void packagesComeFromAnIndexAndNobodyElseIsReached() throws IOException {
        wheels.building("spy", "1.0", """
                    proxy = os.environ["PIP_PROXY"]
                    answers = []
                    for request in ("CONNECT 127.0.0.1:5432 HTTP/1.1", "GET http://127.0.0.1:15672/ HTTP/1.1", "nonsense"):
                        with socket.create_connection(("127.0.0.1", int(proxy.rpartition(":")[2])), timeout=5) as way:
                            way.sendall(request.encode() + b"\\r\\n\\r\\n")
                            answers.append(way.recv(1000).decode().split("\\r\\n")[0])
                    module = f"ANSWERS = {answers!r}\\n".encode()
                """);
        try (PackageIndex index = PackageIndex.of(wheels.folder())) {
            startWorker("stoa.environment.index=" + index.address(), "stoa.environment.building=true");
            VersionRow version = check(GREETS, "greeting\n");
            assertThat(version.message()).isNull();
            assertThat(fixture.runToEnd(version.id(), "{}").result()).contains("old words");
            assertThat(index.asked()).contains("/simple/greeting/", "/files/words-2.5-py3-none-any.whl");
            VersionRow spy =
                    check("import spy\nasync def run(inputs):\n    return {'answers': spy.ANSWERS}\n", "spy\n");
            assertThat(spy.message()).isNull();
            assertThat(fixture.runToEnd(spy.id(), "{}").result())
                    .contains("[\"HTTP/1.1 403 Forbidden\", \"HTTP/1.1 403 Forbidden\", \"HTTP/1.1 400 Bad Request\"]");
        }
    }

    @Test
    void anIndexThatIsAwaySaysSo() throws IOException {
        String address;
        try (PackageIndex index = PackageIndex.of(wheels.folder())) {
            address = index.address();
        }
        startWorker("stoa.environment.index=" + address, "stoa.environment.build-time=60s");
        VersionRow version = check(GREETS, "greeting\n");
        assertThat(version.kind()).isEqualTo("environment_error");
        assertThat(version.message()).contains("greeting");
    }

    private void startWorker(String... properties) {
        List<String> all = Stream.concat(Stream.of(properties), Stream.of("stoa.environment.index=" + wheels.folder()))
                .toList();
        boolean isGiven = Stream.of(properties).anyMatch(property -> property.startsWith("stoa.environment.index="));
        fixture.startWorker(isGiven ? properties : all.toArray(String[]::new));
    }

    private VersionRow check(String function, String requirements) {
        return fixture.check(files(function, requirements));
    }

    private static Map<String, String> files(String function, String requirements) {
        return Map.of("function.py", function, "requirements.txt", requirements);
    }

    private List<Path> environmentsOnDisk() {
        try (Stream<Path> folders =
                Files.list(fixture.folder().resolve("worker").resolve("environments"))) {
            return folders.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long processesThatBuild() {
        return ProcessHandle.current()
                .descendants()
                .filter(process -> {
                    try {
                        return Files.readString(
                                        Path.of("/proc", Long.toString(process.pid()), "cmdline"),
                                        StandardCharsets.UTF_8)
                                .contains("--environment");
                    } catch (IOException e) {
                        return false;
                    }
                })
                .count();
    }
}
