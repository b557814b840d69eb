package dev.stoa.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.util.DigestUtils;

/// A service as it was built, unpacked for a quick start (`deploy/aot-cache`), since tests start many.
final class BuiltService {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path JAVA_HOME = Path.of(System.getProperty("java.home"));

    /// Both at once, so that one is made while the other is used.
    private static final Map<String, CompletableFuture<Path>> FOLDERS = Stream.of("api-service", "worker-service")
            .collect(Collectors.toMap(
                    Function.identity(),
                    module -> CompletableFuture.supplyAsync(() -> unpacked(module), Thread::startVirtualThread)));

    private BuiltService() {}

    /// The command that starts it.
    static List<String> command(String module) {
        Path folder = Objects.requireNonNull(FOLDERS.get(module)).join();
        return List.of(
                JAVA_HOME.resolve("bin/java").toString(),
                "-Xmx384m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:AOTCache=" + folder.resolve("app.aot"),
                "-jar",
                folder.resolve("app.jar").toString());
    }

    private static Path unpacked(String module) {
        Path target = ROOT.resolve(module).resolve("target");
        Path jar = target.resolve(module + "-0.1.0-SNAPSHOT.jar");
        Path folder = target.resolve("quick");
        if (!jar.toFile().isFile()) {
            throw new IllegalStateException("There is no " + jar + "; build it with mvn package.");
        }
        try {
            // Not its time: the build gives all that it makes the same one.
            String digest = DigestUtils.md5DigestAsHex(Files.readAllBytes(jar));
            Path madeFrom = folder.resolve("made-from");
            if (Files.notExists(madeFrom) || !Files.readString(madeFrom).equals(digest)) {
                unpack(jar, folder);
                Files.writeString(madeFrom, digest);
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void unpack(Path jar, Path folder) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                        ROOT.resolve("deploy/aot-cache").toString(), jar.toString(), folder.toString())
                .redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", JAVA_HOME.toString());
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException("deploy/aot-cache failed: " + said);
        }
    }
}
