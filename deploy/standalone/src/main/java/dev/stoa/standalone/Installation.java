package dev.stoa.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// What the launcher finds on the machine: the repository, the built services, Java and Python.
///
/// @param root of the repository
/// @param python absolute path of the interpreter that runs functions
record Installation(Path root, Path python, Path java) {

    private static final String VERSION = "0.1.0-SNAPSHOT";

    /// From the system properties that the script `deploy/up` sets.
    static Installation fromProperties() {
        return new Installation(
                Path.of(property("stoa.up.root")),
                Path.of(property("stoa.up.python")),
                Path.of(System.getProperty("java.home"), "bin", "java"));
    }

    Path apps() {
        return root.resolve("deploy/apps");
    }

    private Path jar(String module) {
        Path jar = root.resolve(module).resolve("target/%s-%s.jar".formatted(module, VERSION));
        if (!Files.isRegularFile(jar)) {
            throw UpException.failure(
                    "There is no %s. Start with the script deploy/up, which builds it.".formatted(jar));
        }
        return jar;
    }

    /// A service as it is started: from its jar, unpacked and with a cache where the script has made that.
    ///
    /// @throws UpException when it has not been built
    Program service(String module) {
        Path jar = jar(module);
        Path folder = jar.resolveSibling("quick-start");
        Path cache = folder.resolve("app.aot");
        return isNewer(cache, jar)
                ? new Program(folder.resolve("app.jar"), List.of("-XX:AOTCache=" + cache))
                : new Program(jar, List.of());
    }

    /// @param options for Java
    record Program(Path jar, List<String> options) {}

    private static boolean isNewer(Path cache, Path jar) {
        try {
            return Files.isRegularFile(cache)
                    && Files.getLastModifiedTime(cache).compareTo(Files.getLastModifiedTime(jar)) > 0;
        } catch (IOException e) {
            return false; // somebody is just making it
        }
    }

    private static String property(String name) {
        String value = System.getProperty(name);
        if (value == null || value.isBlank()) {
            throw UpException.failure(
                    "Start with the script deploy/up, which says where things are (%s).".formatted(name));
        }
        return value;
    }

    /// What every service is told, beside whom it logs in to the database as.
    static Map<String, String> environment(Servers servers) {
        return Map.of(
                "STOA_POSTGRES_URL", servers.database().jdbcUrl(),
                "STOA_RABBITMQ_URL", servers.broker().uri().toString(),
                "STOA_SOURCE_SCHEMES", "https,ssh,file");
    }
}
