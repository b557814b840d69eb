package dev.stoa.system;

import dev.stoa.contracts.json.StoaJson;
import dev.stoa.testsupport.DeleteFolder;
import dev.stoa.testsupport.GitRepository;
import dev.stoa.testsupport.PackageIndex;
import dev.stoa.testsupport.WheelFolder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import tools.jackson.databind.JsonNode;

/// An installation whose apps attack it, with things to be had: a secret that anybody on the machine may read, and
/// local sockets that anybody may use.
final class AttackedInstallation implements AutoCloseable {
    private static final String ORDINARY_USER = "65534";
    private static final int SLOTS = 16;
    private final String word =
            String.valueOf(600_000 + Math.abs(UUID.randomUUID().hashCode() % 100_000));
    /// Where anybody may pass through, as an ordinary user's worker must.
    private final Path folder;

    private final Installation installation;
    private final Process sockets;
    private final PackageIndex index;
    private final Service worker;
    private final String honest;
    private final String packaged;
    private final Map<String, String> attacks = new HashMap<>();
    private final GitRepository repository;

    /// Starts everything.
    ///
    /// @param asOrdinaryUser whether the worker is given another user than the tests'
    /// @param protection     what the worker is to have: namespaces, landlock or none
    /// @param apps           the names of the apps that attack
    AttackedInstallation(boolean asOrdinaryUser, String protection, Set<String> apps) throws IOException {
        folder = Files.createTempDirectory("stoa-attacks-");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.writeString(folder.resolve("secret"), "secret");
        Path cache = Files.createDirectory(folder.resolve("cache"));
        installation = new Installation(folder);
        sockets = startSockets();
        List<String> within = List.of();
        if (asOrdinaryUser) {
            Processes.run(folder, List.of("chown", ORDINARY_USER + ":" + ORDINARY_USER, cache.toString()));
            within = List.of("setpriv", "--reuid", ORDINARY_USER, "--regid", ORDINARY_USER, "--clear-groups");
        }
        index = PackageIndex.of(new WheelFolder(folder.resolve("packages"))
                .building("spy", "1.0", resource("building.py"))
                .wheel("greeting", "1.0", "WORDS = 'from a wheel'\n", "")
                .folder());
        worker = installation.startWorker(SLOTS, installation.addresses(), within, settings(protection));
        client().awaitWorkers(1);
        repository = repository(apps);
        packaged = client().register(repository.url(), "packaged");
        honest = client().register(repository.url(), "honest");
        for (String app : apps) {
            attacks.put(app, client().register(repository.url(), app));
        }
    }

    private Map<String, String> settings(String protection) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "STOA_RUNNER_PYTHON", "/usr/bin/python3",
                "STOA_ENVIRONMENT_INDEX", index.address(),
                "STOA_ENVIRONMENT_BUILDING", "true"));
        switch (protection) {
            case "namespaces" -> settings.put("STOA_SANDBOX_LEAST", "namespaces");
            case "landlock" -> settings.put("STOA_SANDBOX_BUBBLEWRAP", "/none");
            default -> settings.put("STOA_SANDBOX_MODE", "off");
        }
        return settings;
    }

    Client client() {
        return installation.client();
    }

    Service worker() {
        return worker;
    }

    /// What the worker says it has.
    String protection() {
        return client().get("/api/monitor/workers").path(0).path("protection").asString();
    }

    List<Long> submitHonestRuns(int count) {
        return LongStream.range(0, count)
                .mapToObj(n -> client().submit(honest, "{\"n\": " + n + "}"))
                .toList();
    }

    /// Each has its own result, whatever goes on beside it.
    void finishHonestRuns(List<Long> runs, SoftAssertions outcomes) {
        for (long run : runs) {
            JsonNode ended = client().finished(run);
            outcomes.assertThat(ended.path("status").asString())
                    .as("an honest run: %s", ended)
                    .isEqualTo("SUCCESS");
            JsonNode n = ended.at("/inputs/n");
            if (n.isNumber()) {
                outcomes.assertThat(ended.at("/result/summary/n")).isEqualTo(n);
            }
        }
    }

    /// A run of an app whose requirements name a wheel, once it has ended.
    JsonNode runWithPackage() {
        return client().finished(client().submit(packaged, "{}"));
    }

    /// The answer to its submission: an accepted run, or the refusal when it cannot be run.
    ///
    /// @param honestly whether the run is not to attack
    JsonNode submit(Attack attack, boolean honestly) {
        String app = Objects.requireNonNull(attacks.get(attack.app()));
        String inputs = attack.isInJava()
                ? "{\"attack\": \"%s\"}".formatted(attack.name().substring(Attack.JAVA.length()))
                : "{\"honest\": %s}".formatted(honestly);
        return StoaJson.MAPPER.readTree(client().answer("/api/apps/" + app + "/run", "{\"inputs\": " + inputs + "}")
                .body());
    }

    /// The run of an answer to a submission once it has ended; the refusal itself.
    JsonNode ended(JsonNode submitted) {
        return submitted.has("run_id")
                ? client().finished(submitted.path("run_id").asLong())
                : submitted;
    }

    List<ProcessHandle> processesLeftBehind() {
        return ProcessHandle.allProcesses()
                .filter(process -> Stream.of(process.info().arguments().orElse(new String[0]))
                        .anyMatch(argument -> argument.equals(word)))
                .toList();
    }

    private GitRepository repository(Set<String> attacking) {
        GitRepository apps = GitRepository.create(folder.resolve("apps"));
        apps.file("honest/manifest.json", """
                        {"name": "Honest", "inputs": {"n": {"type": "integer"}}}""").file("honest/function.py", """
                        import os, tempfile, time
                        async def run(inputs: dict) -> dict:
                            with tempfile.NamedTemporaryFile() as file:
                                file.write(bytes(100_000))
                                time.sleep(0.2)
                                end = time.process_time() + 0.1
                                while time.process_time() < end:
                                    pass
                                return {"summary": {"n": inputs["n"], "size": os.path.getsize(file.name)}}
                        """);
        for (String app : attacking) {
            if (app.equals(Attack.JAVA_APP)) {
                apps.file(app + "/manifest.json", """
                        {"name": "Java", "timeout_seconds": 8, "memory_mb": 200, "inputs": {"attack": {"type": "text"}}}""").file(app + "/Function.java", resource("Function.java"));
            } else {
                apps.file(app + "/manifest.json", """
                                {"name": "%s", "timeout_seconds": 8, "memory_mb": 200,
                                 "inputs": {"honest": {"type": "boolean", "default": false}}}""".formatted(app))
                        .file(app + "/function.py", resource(app + ".py"))
                        .file(app + "/attempt.py", resource("attempt.py"));
            }
        }
        apps.file("packaged/manifest.json", "{\"name\": \"Packaged\"}")
                .file("packaged/requirements.txt", "greeting\n")
                .file("packaged/function.py", """
                        import greeting
                        async def run(inputs: dict) -> dict:
                            return {"summary": {"words": greeting.WORDS}}
                        """);
        if (attacking.contains("build_package")) {
            apps.file("build_package/requirements.txt", "spy\n");
        }
        return apps.commit("all");
    }

    private String resource(String name) {
        try (InputStream file = Objects.requireNonNull(getClass().getResourceAsStream("/attacks/" + name), name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("@FOLDER@", folder.toString())
                    .replace("@SECRET@", folder.resolve("secret").toString())
                    .replace("@ABSTRACT@", "stoa-attack-" + word)
                    .replace("@LOCAL_SOCKET@", folder.resolve("socket").toString())
                    .replace("@WORD@", word)
                    .replace("@PORTS@", String.join(", ", ports()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> ports() {
        List<String> ports = new ArrayList<>();
        ServerAddresses servers = installation.addresses();
        for (String address :
                List.of(servers.jdbcUrl().replace("jdbc:", ""), servers.rabbitUri(), installation.url())) {
            ports.add(String.valueOf(URI.create(address).getPort()));
        }
        return ports;
    }

    private Process startSockets() throws IOException {
        Process process = new ProcessBuilder(
                        "/usr/bin/python3",
                        "-c",
                        """
                        import os, socket, sys
                        abstract, local = socket.socket(socket.AF_UNIX), socket.socket(socket.AF_UNIX)
                        abstract.bind("\\0" + sys.argv[1])
                        local.bind(sys.argv[2])
                        os.chmod(sys.argv[2], 0o777)
                        abstract.listen(50)
                        local.listen(50)
                        print("there", flush=True)
                        sys.stdin.read()
                        """,
                        "stoa-attack-" + word,
                        folder.resolve("socket").toString())
                .start();
        String said = process.inputReader().readLine();
        if (!"there".equals(said)) {
            throw new IllegalStateException("no sockets");
        }
        return process;
    }

    @Override
    public void close() {
        sockets.destroy();
        index.close();
        repository.close();
        installation.close();
        DeleteFolder.of(folder);
    }
}
