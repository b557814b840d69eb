package dev.stoa.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/// Runs the real launcher in a JVM of its own, on a made-up repository whose services are [StubApi] and [StubWorker].
final class Launcher {

    final Path root;
    final Path data;
    final Path stub;

    Launcher(Path folder) throws IOException {
        root = folder.resolve("repository");
        data = folder.resolve("data");
        stub = Files.createDirectories(folder.resolve("stub"));
        makeJar("api-service", StubApi.class);
        makeJar("worker-service", StubWorker.class);
        Path app = Files.createDirectories(root.resolve("deploy/apps/mortality-simulator"));
        Files.writeString(app.resolve("manifest.json"), "{\"name\": \"Mortality Simulator\"}");
    }

    /// One start of it, with what it prints.
    record Started(Process process, Path output) {

        /// Waits until it has printed the text, and returns all it has printed.
        String awaitOutput(String text) throws Exception {
            for (int tries = 0; tries < 600; tries++) {
                String printed = Files.readString(output);
                if (printed.contains(text)) {
                    return printed;
                }
                if (!process.isAlive()) {
                    break;
                }
                Thread.sleep(100);
            }
            throw new AssertionError("Never printed '%s':%n%s".formatted(text, Files.readString(output)));
        }

        /// Waits for its end and returns all it has printed.
        String awaitEnd() throws Exception {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                throw new AssertionError("Does not end:\n" + Files.readString(output));
            }
            return Files.readString(output);
        }
    }

    Started start(int port) throws IOException {
        Path output = Files.createTempFile(stub, "output", ".txt");
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dstoa.up.root=" + root,
                "-Dstoa.up.python=/usr/bin/python3",
                "-cp",
                System.getProperty("java.class.path"),
                Up.class.getName(),
                "--data",
                data.toString(),
                "--port",
                Integer.toString(port));
        builder.environment().keySet().removeIf(name -> name.startsWith("STOA_"));
        builder.environment().put("STOA_STUB_FOLDER", stub.toString());
        builder.environment().put("STOA_WORKER_PORT", "20001");
        builder.redirectErrorStream(true).redirectOutput(output.toFile());
        return new Started(builder.start(), output);
    }

    /// The workers that live.
    List<ProcessHandle> workers() {
        try (Stream<Path> files = Files.list(stub.resolve("workers"))) {
            return files.flatMap(file ->
                            ProcessHandle.of(Long.parseLong(file.getFileName().toString())).stream())
                    .filter(ProcessHandle::isAlive)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The file with the environment a worker was started with.
    Path workerEnvironment(ProcessHandle worker) {
        return stub.resolve("workers").resolve(Long.toString(worker.pid()));
    }

    ProcessHandle api() throws IOException {
        return ProcessHandle.of(Long.parseLong(Files.readString(stub.resolve("api.pid"))))
                .orElseThrow();
    }

    private void makeJar(String module, Class<?> program) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, program.getName());
        manifest.getMainAttributes()
                .put(
                        Attributes.Name.CLASS_PATH,
                        program.getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .toString());
        Path target = Files.createDirectories(root.resolve(module).resolve("target"));
        Path jar = target.resolve(module + "-0.1.0-SNAPSHOT.jar");
        new JarOutputStream(Files.newOutputStream(jar), manifest).close();
    }
}
