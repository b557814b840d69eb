package dev.stoa.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stoa.embedded.LocalPort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UpIT {

    @TempDir
    Path folder;

    private final int port = LocalPort.free();
    private Launcher launcher;

    @BeforeEach
    void makeRepository() throws IOException {
        launcher = new Launcher(folder);
    }

    @Test
    void itStartsEverythingMakesARunAndStopsEverything() throws Exception {
        Launcher.Started first = launcher.start(port);
        String printed = first.awaitOutput("Stop  ");
        assertThat(printed)
                .contains("Apps         1, of which 1 new or changed")
                .containsPattern("PENDING\\R.*RUNNING\\R.*SUCCESS\\R")
                .contains("Total  1.5", "Age  Deaths")
                .contains("Stoa is ready: http://127.0.0.1:" + port)
                .contains("Sign in this browser open http://127.0.0.1:%d/sign-in#once once".formatted(port))
                .containsPattern("as admin with the password ([a-z2-9]{4}-){4}[a-z2-9]{4}, which is shown only now");
        Path token = launcher.data.resolve("operator-token");
        assertThat(Files.readString(token)).matches("[0-9a-f]{64}");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(token)))
                .isEqualTo("rw-------");
        assertThat(printed)
                .contains("-H \"Authorization: Bearer $(cat %s)\"".formatted(token))
                .doesNotContain(Files.readString(token));
        assertThat(Files.readString(launcher.stub.resolve("api.environment")))
                .contains("STOA_POSTGRES_URL=jdbc:postgresql://127.0.0.1:", "STOA_RABBITMQ_URL=amqp://stoa:")
                .contains(
                        "STOA_POSTGRES_USER=stoa_api", "STOA_POSTGRES_OWNER=stoa,", "STOA_POSTGRES_WORKER=stoa_worker")
                .contains("STOA_SOURCE_SCHEMES=https,ssh,file");
        String key = Files.readString(launcher.data.resolve("secrets-key"));
        assertThat(key).matches("data-folder:[A-Za-z0-9+/]{43}=");
        assertThat(Files.readString(launcher.stub.resolve("api.environment"))).contains("STOA_SECRETS_KEYS=" + key);

        Launcher.Started second = launcher.start(port);
        assertThat(second.awaitEnd())
                .contains("deploy/up: The data folder %s is in use by process %d."
                        .formatted(launcher.data, first.process().pid()));
        assertThat(second.process().exitValue()).isEqualTo(1);

        List<ProcessHandle> workers = launcher.workers();
        assertThat(workers).hasSize(2);
        assertThat(Files.readString(launcher.workerEnvironment(workers.getFirst())))
                .contains("STOA_WORKER_GRACE=5s", "STOA_POSTGRES_USER=stoa_worker", "STOA_SECRETS_KEYS=" + key)
                .doesNotContain(Files.readString(token))
                .doesNotContain(password("stoa"))
                .doesNotContain(password("stoa_api"));
        assertThat(workers)
                .extracting(worker -> Files.readString(launcher.workerEnvironment(worker)))
                .satisfiesOnlyOnce(environment -> assertThat(environment).contains("SERVER_PORT=20001"))
                .satisfiesOnlyOnce(environment -> assertThat(environment).contains("SERVER_PORT=20002"));
        workers.getFirst().destroyForcibly();
        first.awaitOutput("ended (exit status 137); it is started again");
        awaitTwoWorkers();

        Optional<ProcessHandle> postgres = postgres();
        assertThat(postgres).isPresent();
        first.process().destroy();
        assertThat(first.awaitEnd()).contains("Stopping").contains("Stopped").doesNotContain("did not");
        assertThat(launcher.workers()).isEmpty();
        assertThat(postgres.filter(ProcessHandle::isAlive)).isEmpty();
        assertThat(LocalPort.isFree(port)).isTrue();

        Launcher.Started again = launcher.start(port);
        assertThat(again.awaitOutput("Stop  "))
                .contains("Apps         1, of which 0 new or changed")
                .contains("/sign-in#once")
                .doesNotContain("with the password");
        ProcessHandle api = launcher.api();
        api.destroyForcibly();
        assertThat(again.awaitEnd()).contains("deploy/up: The API ended (exit status 137). Its log: ");
        assertThat(again.process().exitValue()).isEqualTo(1);
        assertThat(launcher.workers()).isEmpty();
    }

    @Test
    void anApiThatDoesNotStartIsShownWithTheEndOfItsLog() throws Exception {
        Files.writeString(launcher.stub.resolve("api-fails"), "");
        Launcher.Started started = launcher.start(port);
        assertThat(started.awaitEnd())
                .contains("    The stub cannot read the sky")
                .contains("deploy/up: The API ended while it was starting (exit status 3). Its log: %s"
                        .formatted(launcher.data.resolve("logs/api.log")));
        assertThat(started.process().exitValue()).isEqualTo(1);
        assertThat(postgres()).isEmpty();
    }

    @Test
    void aFaultOfTheLauncherLeavesNothingRunning() throws Exception {
        Files.writeString(launcher.stub.resolve("api-babbles"), "");
        Launcher.Started started = launcher.start(port);
        assertThat(started.awaitEnd())
                .contains("deploy/up: This was not foreseen, so everything is stopped: "
                        + "tools.jackson.core.exc.StreamReadException")
                .contains("at dev.stoa.standalone.FollowRun.");
        assertThat(started.process().exitValue()).isEqualTo(1);
        assertThat(launcher.workers()).isEmpty();
        assertThat(LocalPort.isFree(port)).isTrue();
        assertThat(postgres()).isEmpty();
    }

    @Test
    void whatAKilledLauncherLeftIsStoppedFirst() throws Exception {
        Launcher.Started killed = launcher.start(port);
        killed.awaitOutput("Stop  ");
        List<ProcessHandle> left = launcher.workers();
        ProcessHandle api = launcher.api();
        ProcessHandle postgres = postgres().orElseThrow();
        killed.process().destroyForcibly().waitFor();
        assertThat(left).hasSize(2).allMatch(ProcessHandle::isAlive);

        Launcher.Started next = launcher.start(port);
        assertThat(next.awaitOutput("Stop  ")).contains("Leftovers    3 processes of a killed start were stopped");
        assertThat(left).noneMatch(ProcessHandle::isAlive);
        assertThat(api.isAlive()).isFalse();
        assertThat(postgres.isAlive()).isFalse();
        next.process().destroy();
        next.awaitEnd();
    }

    private String password(String role) throws IOException {
        return Files.readString(launcher.data.resolve("postgres/%s.password".formatted(role)))
                .strip();
    }

    private void awaitTwoWorkers() throws InterruptedException {
        for (int tries = 0; tries < 100 && launcher.workers().size() < 2; tries++) {
            Thread.sleep(100);
        }
        assertThat(launcher.workers()).hasSize(2);
    }

    private Optional<ProcessHandle> postgres() throws IOException {
        Path pidFile = launcher.data.resolve("postgres/cluster/postmaster.pid");
        return Files.exists(pidFile)
                ? ProcessHandle.of(Long.parseLong(Files.readAllLines(pidFile).getFirst()))
                : Optional.empty();
    }
}
