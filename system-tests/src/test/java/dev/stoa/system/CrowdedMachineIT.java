package dev.stoa.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.stoa.testsupport.DeleteFolder;
import dev.stoa.testsupport.GitRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// A worker in a container, without namespaces for its apps, on a machine where other containers have many processes of
/// the same user: the kernel counts them all, and the worker sees its own only.
class CrowdedMachineIT {
    private static final String USER = "65533";
    /// More than a run may have, and its runner beside it.
    private static final int TASKS_OF_OTHERS = 900;

    @Test
    void otherContainersOfTheSameUserLeaveARunItsProcesses() throws IOException, InterruptedException {
        assumeTrue(System.getProperty("user.name").equals("root"), "needs root, to have another user's worker");
        Path folder = Files.createTempDirectory("stoa-crowd-");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path cache = Files.createDirectory(folder.resolve("cache"));
        Processes.run(folder, List.of("chown", USER + ":" + USER, cache.toString()));
        Process others = startOthers();
        try (Installation installation = new Installation(folder);
                GitRepository repository = GitRepository.create(folder.resolve("apps"))) {
            Service worker = installation.startWorker(
                    1,
                    installation.addresses(),
                    List.of(
                            "unshare",
                            "--pid",
                            "--fork",
                            "--mount-proc",
                            "setpriv",
                            "--pdeathsig=KILL",
                            "--reuid=" + USER,
                            "--regid=" + USER,
                            "--clear-groups"),
                    Map.of("STOA_RUNNER_PYTHON", "/usr/bin/python3", "STOA_SANDBOX_BUBBLEWRAP", "/none"));
            repository
                    .file("forks/manifest.json", "{\"name\": \"Forks\"}")
                    .file("forks/function.py", """
                            import os, resource
                            async def run(inputs: dict) -> dict:
                                for n in range(20):
                                    if os.fork() == 0:
                                        os._exit(0)
                                return {"summary": {"limit": resource.getrlimit(resource.RLIMIT_NPROC)[0]}}
                            """)
                    .commit("first");
            Client client = installation.client();
            client.awaitWorkers(1);
            String app = client.register(repository.url(), "forks");
            JsonNode run = client.finished(client.submit(app, "{}"));
            worker.kill(); // unshare does not hand on a request to end
            assertThat(client.get("/api/monitor/workers")
                            .path(0)
                            .path("protection")
                            .asString())
                    .isEqualTo("landlock");
            assertThat(run.path("status").asString()).as("%s", run).isEqualTo("SUCCESS");
            assertThat(run.at("/result/summary/limit").asInt()).isBetween(TASKS_OF_OTHERS, 3 * TASKS_OF_OTHERS);
        } finally {
            others.destroy();
            DeleteFolder.of(folder);
        }
    }

    private static Process startOthers() throws IOException {
        Process process = new ProcessBuilder(
                        "setpriv",
                        "--reuid=" + USER,
                        "--regid=" + USER,
                        "--clear-groups",
                        "/usr/bin/python3",
                        "-c",
                        """
                        import sys, threading
                        for n in range(int(sys.argv[1])):
                            threading.Thread(target=threading.Event().wait, daemon=True).start()
                        print("there", flush=True)
                        sys.stdin.read()
                        """,
                        String.valueOf(TASKS_OF_OTHERS))
                .redirectErrorStream(true)
                .start();
        assertThat(process.inputReader().readLine()).isEqualTo("there");
        return process;
    }
}
