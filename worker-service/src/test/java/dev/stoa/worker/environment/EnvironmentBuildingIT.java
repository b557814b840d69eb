package dev.stoa.worker.environment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stoa.contracts.message.Ticket;
import dev.stoa.worker.Await;
import dev.stoa.worker.VersionRow;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Packages that are built from their sources.
class EnvironmentBuildingIT {
    private static EnvironmentFixture fixture;

    @BeforeAll
    static void start() {
        fixture = new EnvironmentFixture().startWorker("stoa.environment.building=true");
    }

    @AfterAll
    static void stop() {
        fixture.close();
    }

    @Test
    void sourcesAreBuiltWhereTheOperatorAllowsIt() {
        fixture.wheels().building("built", "1.0", """
                    module = b"WHO = 'built here'\\n"
                """);
        fixture.wheels().sources("fails", "1.0", "raise RuntimeError('no compiler here')\n");
        String app = "import built\nasync def run(inputs):\n    return {'summary': {'Who': built.WHO}}\n";
        VersionRow built = fixture.check(app, "built\n");
        assertThat(built.message()).isNull();
        assertThat(fixture.resultOf(built)).contains("built here");
        VersionRow fails = fixture.check(app, "fails\n");
        assertThat(fails.kind()).isEqualTo("environment_error");
        assertThat(fails.message())
                .startsWith("requirements.txt cannot be installed: ")
                .endsWith("A package could not be built from its sources; the log says why");
        assertThat(fails.checkLog()).contains("no compiler here");
    }

    @Test
    void whatIsBuiltSeesAndReachesNothingOfOthers() {
        fixture.wheels().building("spy", "1.0", """
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
        VersionRow version = fixture.check("""
                import spy
                async def run(inputs):
                    return {"found": spy.FOUND, "names": sorted(spy.ENVIRONMENT)}
                """, "spy\n");
        assertThat(version.message()).isNull();
        assertThat(fixture.resultOf(version))
                .contains("\"found\": []")
                .doesNotContain("STOA")
                .doesNotContain("PASSWORD");
    }

    @Test
    void whatTakesTooLongOrTooMuchIsEnded() {
        try (EnvironmentFixture fixture = new EnvironmentFixture()) {
            fixture.wheels().sources("sleeper", "1.0", "import time\ntime.sleep(300)\n");
            fixture.wheels()
                    .wheel(
                            "bomb",
                            "1.0",
                            "",
                            Map.of("bomb/data", new byte[40_000_000], "bomb/__init__.py", new byte[0]));
            fixture.startWorker(
                    "stoa.environment.building=true", "stoa.environment.build-time=5s", "stoa.environment.size=20MB");
            assertThat(fixture.check(EnvironmentFixture.GREETS, "sleeper\n").message())
                    .isEqualTo(
                            "requirements.txt cannot be installed: it took longer than 5 s, the longest the operator allows (stoa.environment.build-time).");
            VersionRow bomb = fixture.check(EnvironmentFixture.GREETS, "bomb\n");
            assertThat(bomb.status()).isEqualTo("BROKEN");
            assertThat(bomb.kind()).isEqualTo("environment_error");
            assertThat(fixture.environmentsOnDisk()).isEmpty();
        }
    }

    @Test
    void aWorkerThatStopsHandsTheCheckBack() {
        try (EnvironmentFixture fixture = new EnvironmentFixture()) {
            fixture.wheels().sources("sleeper", "1.0", "import time\ntime.sleep(300)\n");
            fixture.startWorker("stoa.environment.building=true", "stoa.worker.grace=1s");
            long version = fixture.workers()
                    .version(EnvironmentFixture.files(EnvironmentFixture.GREETS, "sleeper\n"), "CHECKING");
            fixture.workers().publish(Ticket.forCheck(version));
            Await.until(EnvironmentFixture::processesThatBuild, count -> count > 0);
            fixture.stopWorker();
            assertThat(EnvironmentFixture.processesThatBuild()).isZero();
            assertThat(fixture.workers()
                            .jdbc()
                            .sql(
                                    "SELECT check_lease_expires_at IS NULL FROM app_versions WHERE id = :id AND status = 'CHECKING'")
                            .param("id", version)
                            .query(Boolean.class)
                            .single())
                    .isTrue();
        }
    }
}
